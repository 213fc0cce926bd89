import Diagnostics

/// Where a text that is compared stands in a file of the book.
public struct QuotePlace: Hashable, Sendable {
  /// The file's path, relative to the book's folder.
  public var path: String

  /// The position of the text's first character.
  public var start: SourcePosition

  /// The bytes of indentation that were removed from each line behind the first.
  public var indentation: Int

  /// Creates a place.
  public init(path: String, start: SourcePosition, indentation: Int = 0) {
    self.path = path
    self.start = start
    self.indentation = indentation
  }

  /// Returns where a stretch of the text stands in the file.
  ///
  /// - Parameters:
  ///   - bytes: The stretch, in UTF-8 bytes from the start of the text; an empty one is marked
  ///     by one column.
  ///   - text: The text.
  /// - Returns: The stretch in the file's own lines and columns.
  public func range(of bytes: Range<Int>, in text: String) -> SourceRange {
    let utf8 = Array(text.utf8)
    let first = filePosition(of: bytes.lowerBound, in: utf8)
    var last = filePosition(of: bytes.upperBound, in: utf8)
    if last == first { last.column += 1 }
    return SourceRange(path: path, start: first, end: last)
  }

  private func filePosition(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
    let place = position(of: offset, in: bytes)
    let margin = place.line == 1 ? start.column - 1 : indentation
    return SourcePosition(line: start.line + place.line - 1, column: margin + place.column)
  }
}
