import Diagnostics

/// A source file with its bytes, for going between byte offsets and positions.
struct SourceText {
  /// The file.
  let file: SourceFile

  /// The text in UTF-8.
  let bytes: [UInt8]

  /// The offset of each line's first byte.
  private let lineStarts: [Int]

  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let endsLine =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && !bytes[(index + 1)...].starts(with: "\n".utf8)
      if endsLine {
        starts.append(index + 1)
      }
    }
    lineStarts = starts
  }

  /// The number of lines; the empty one behind a final line end counts.
  var lineCount: Int { lineStarts.count }

  /// Returns the bytes of a line counted from 1, without its line end; empty outside the file.
  func line(_ number: Int) -> Range<Int> {
    guard let text = file.line(number) else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    return start..<start + text.utf8.count
  }

  /// Returns the offset of a line's first byte, or the end of the file behind its last line.
  func start(ofLine number: Int) -> Int {
    number <= lineCount ? lineStarts[max(number, 1) - 1] : bytes.count
  }

  /// Returns the offset of a position, or `nil` if its line is not that long.
  func offset(of position: SourcePosition) -> Int? {
    let line = line(position.line)
    let offset = line.lowerBound + position.column - 1
    return position.line >= 1 && position.line <= lineCount && offset >= line.lowerBound
      && offset <= line.upperBound ? offset : nil
  }

  /// Returns the position of a byte.
  func position(at offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// Returns the source range of some bytes.
  func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(
      path: file.path, start: position(at: offsets.lowerBound),
      end: position(at: offsets.upperBound))
  }

  /// Returns the text of some bytes.
  func text(_ offsets: Range<Int>) -> String {
    String(decoding: bytes[offsets], as: UTF8.self)
  }

  /// Returns the bytes of `offsets` without white space at both ends.
  func trimmed(_ offsets: Range<Int>) -> Range<Int> {
    let slice = bytes[offsets]
    guard let first = slice.firstIndex(where: { !$0.isWhitespace }),
      let last = slice.lastIndex(where: { !$0.isWhitespace })
    else { return offsets.lowerBound..<offsets.lowerBound }
    return first..<last + 1
  }

  /// Returns the first place of a text within some bytes.
  func firstOffset(of text: String, in offsets: Range<Int>) -> Int? {
    let needle = Array(text.utf8)
    guard !needle.isEmpty, offsets.count >= needle.count else { return nil }
    return (offsets.lowerBound...offsets.upperBound - needle.count).first { offset in
      bytes[offset] == needle[0] && bytes[offset..<offset + needle.count].elementsEqual(needle)
    }
  }

  /// Whether a text stands at an offset.
  func has(_ text: String, at offset: Int) -> Bool {
    bytes[offset...].starts(with: text.utf8)
  }
}

extension UInt8 {
  /// Whether the byte is a space, a tab or part of a line end.
  var isWhitespace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || isLineEnd
  }

  /// Whether the byte is part of a line end.
  var isLineEnd: Bool {
    self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r")
  }

  /// Whether the byte is an ASCII letter or digit.
  var isAlphanumeric: Bool {
    isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
  }

  /// Whether the byte is an ASCII digit.
  var isDigit: Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= self
  }
}
