import Diagnostics

/// Takes the entries of a BibTeX file apart; what their words mean is `BibliographyReader`'s matter.
struct BibliographyScanner {
  /// A word with its bytes.
  struct Word {
    var text: String
    var range: Range<Int>
  }

  /// A field of an entry; its name in lower case, its value in one line without braces.
  struct Field {
    var name: Word
    var value: Word
  }

  /// An entry; its type in lower case.
  struct Entry {
    var type: Word
    var key: Word
    var fields: [Field] = []
  }

  /// Why the file cannot be read further.
  struct Problem: Error {
    var message: String
    var range: Range<Int>
    var help: String?
  }

  let source: SourceText
  private var offset = 0

  init(_ source: SourceText) {
    self.source = source
  }

  /// Returns the next entry, or `nil` at the end of the file.
  mutating func nextEntry() throws(Problem) -> Entry? {
    skipSpaces()
    let start = offset
    guard offset < source.bytes.count else { return nil }
    guard take("@") else {
      throw problem("an entry begins with '@'", help: "begin a remark with '%'")
    }
    let type = word { $0.isAlphanumeric }
    skipSpaces()
    guard take("{") else { throw problem("a '{' follows the kind of work") }
    skipSpaces()
    let key = word { $0.isAlphanumeric || "-_:".utf8.contains($0) }
    guard !key.text.isEmpty else {
      throw problem("a work's key is made of letters, digits, '-', '_' and ':'")
    }
    var entry = Entry(type: Word(text: type.text.lowercased(), range: type.range), key: key)
    while true {
      skipSpaces()
      if take("}") { return entry }
      guard take(",") else {
        throw problem(
          "a ',' or '}' follows here", from: offset < source.bytes.count ? offset : start)
      }
      skipSpaces()
      if take("}") { return entry }
      entry.fields.append(try readField())
    }
  }

  private mutating func readField() throws(Problem) -> Field {
    let name = word { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    skipSpaces()
    guard !name.text.isEmpty, take("=") else {
      throw problem("a field is written 'name = {value}'")
    }
    skipSpaces()
    let value = try readValue()
    return Field(name: Word(text: name.text.lowercased(), range: name.range), value: value)
  }

  private mutating func readValue() throws(Problem) -> Word {
    let start = offset
    if take("\"") {
      let content = word { $0 != UInt8(ascii: "\"") }
      guard take("\"") else { throw problem("the quote is not closed", from: start) }
      return content.inOneLine
    }
    guard take("{") else {
      let digits = word { $0.isDigit }
      if digits.text.isEmpty {
        throw problem("a value stands in braces", help: "write 'name = {value}'")
      }
      return digits
    }
    var depth = 1
    while offset < source.bytes.count {
      if source.bytes[offset] == UInt8(ascii: "{") { depth += 1 }
      if source.bytes[offset] == UInt8(ascii: "}") { depth -= 1 }
      offset += 1
      if depth == 0 {
        let range = start + 1..<offset - 1
        return Word(text: source.text(range), range: range).inOneLine
      }
    }
    throw problem("the brace is not closed", from: start)
  }

  private mutating func skipSpaces() {
    while offset < source.bytes.count {
      if source.bytes[offset] == UInt8(ascii: "%") {
        _ = word { !$0.isLineEnd }
      } else if source.bytes[offset].isWhitespace {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func word(while isPart: (UInt8) -> Bool) -> Word {
    let start = offset
    while offset < source.bytes.count, isPart(source.bytes[offset]) { offset += 1 }
    return Word(text: source.text(start..<offset), range: start..<offset)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: character) else {
      return false
    }
    offset += 1
    return true
  }

  /// Describes a problem from a place to the end of its line.
  private func problem(_ message: String, from start: Int? = nil, help: String? = nil) -> Problem {
    let start = start ?? offset
    let line = source.line(source.position(at: start).line)
    return Problem(message: message, range: start..<max(start, line.upperBound), help: help)
  }
}

extension BibliographyScanner.Word {
  /// The word without the braces that keep capitals, and with single spaces.
  fileprivate var inOneLine: Self {
    let bare = text.filter { $0 != "{" && $0 != "}" }
    return Self(
      text: bare.split(whereSeparator: \.isWhitespace).joined(separator: " "), range: range)
  }
}
