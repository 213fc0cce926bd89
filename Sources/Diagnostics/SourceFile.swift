/// A text file of the book, with its lines.
public struct SourceFile: Sendable {
  /// The path, relative to the book's folder.
  public let path: String

  /// The whole text.
  public let text: String

  /// The lines without their line ends, which are LF, CR LF or CR as in CommonMark.
  public let lines: [Substring]

  /// Creates a source file from its text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
    self.lines = Self.lines(of: text)
  }

  /// Returns the text of a line counted from 1, or `nil` behind the end of the file.
  public func line(_ number: Int) -> Substring? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// Splits at the line ends that cmark knows; `Character.isNewline` also knows form feeds and
  /// Unicode's separators, which would put every later diagnostic on a wrong line.
  private static func lines(of text: String) -> [Substring] {
    let bytes = text.utf8
    var lines: [Substring] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        index = next
        continue
      }
      lines.append(text[start..<index])
      let isPair =
        byte == UInt8(ascii: "\r") && next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
      index = isPair ? bytes.index(after: next) : next
      start = index
    }
    lines.append(text[start...])
    return lines
  }
}
