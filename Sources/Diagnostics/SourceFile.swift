/// A text file of the book, with its lines.
public struct SourceFile: Sendable {
  /// The path, relative to the book's folder.
  public let path: String

  /// The whole text.
  public let text: String

  /// The lines without their line ends.
  public let lines: [Substring]

  /// Creates a source file from its text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
    self.lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Returns the text of a line counted from 1, or `nil` behind the end of the file.
  public func line(_ number: Int) -> Substring? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}
