/// A place in a text file.
public struct SourcePosition: Hashable, Sendable, Codable {
  /// The line, counted from 1.
  public var line: Int

  /// The column, counted from 1 in UTF-8 bytes, as cmark and swiftc count.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourcePosition: Comparable {
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text file, from its first character to just behind its last.
public struct SourceRange: Hashable, Sendable, Codable {
  /// The file's path, relative to the book's folder.
  public var path: String

  /// Where the stretch begins.
  public var start: SourcePosition

  /// The position just behind the last character.
  public var end: SourcePosition

  /// Creates a range.
  public init(path: String, start: SourcePosition, end: SourcePosition) {
    self.path = path
    self.start = start
    self.end = end
  }

  /// Creates a range of `length` UTF-8 bytes within one line.
  public init(path: String, line: Int, column: Int = 1, length: Int = 1) {
    let start = SourcePosition(line: line, column: column)
    let end = SourcePosition(line: line, column: column + length)
    self.init(path: path, start: start, end: end)
  }
}
