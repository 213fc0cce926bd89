import Diagnostics

/// A place in a text that is read byte by byte.
struct TextCursor {
  /// The text in UTF-8.
  let bytes: [UInt8]

  /// The number of bytes read.
  var offset = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next byte, or `nil` at the end.
  var next: UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// Returns whether a text comes next.
  func isAt(_ text: String) -> Bool {
    bytes[offset...].starts(with: text.utf8)
  }

  /// Moves behind a text if it comes next.
  mutating func take(_ text: String) -> Bool {
    guard isAt(text) else { return false }
    offset += text.utf8.count
    return true
  }

  /// Moves behind the bytes that satisfy a condition and returns their range.
  @discardableResult
  mutating func take(while condition: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    while let next, condition(next) { offset += 1 }
    return start..<offset
  }

  /// Moves to the next byte that is not white space.
  mutating func skipBlanks() {
    take { $0.isBlank }
  }

  /// Reads a name such as `torch.float32`, empty if there is none.
  mutating func takeName() -> Range<Int> {
    guard let next, next.isLetter else { return offset..<offset }
    return take { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") }
  }

  /// Returns a stretch of the text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Returns an error about a stretch of the text.
  func failure(
    _ cause: ExpectationSyntaxError.Cause, at range: Range<Int>
  ) -> ExpectationSyntaxError {
    ExpectationSyntaxError(
      cause: cause, bytes: range, position: position(of: range.lowerBound, in: bytes))
  }

  /// Returns the error that the next character should have been something else.
  func unexpected(_ expected: String) -> ExpectationSyntaxError {
    guard next != nil else {
      return failure(.unexpected(found: "the end", expected: expected), at: offset..<offset)
    }
    // Lenient decoding: a text cut within a character must not stop the report.
    let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).prefix(1)
    let end = min(offset + character.utf8.count, bytes.count)
    return failure(.unexpected(found: "'\(character)'", expected: expected), at: offset..<end)
  }
}

/// Returns the line and column of a byte, both counted from 1.
func position(of offset: Int, in bytes: some RandomAccessCollection<UInt8>) -> SourcePosition {
  let before = bytes.prefix(offset)
  let newline = UInt8(ascii: "\n")
  let line = before.count { $0 == newline } + 1
  let column = before.reversed().prefix { $0 != newline }.count + 1
  return SourcePosition(line: line, column: column)
}

extension UInt8 {
  /// Whether the byte is white space.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Whether the byte is a decimal digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether the byte is an ASCII letter or an underscore.
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) || self == UInt8(ascii: "_") }
}
