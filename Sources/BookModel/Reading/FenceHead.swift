import Diagnostics

/// The opening line of a fenced block behind its backquotes: a language, then words in braces.
///
///     head       ::= language? ( "{" word* "}" )?
///     word       ::= "#" name | "." name | name "=" value
///     value      ::= '"' anything but quotes '"' | anything but spaces, quotes and "}"
struct FenceHead {
  /// A word in the braces.
  struct Word {
    /// What a word is.
    enum Kind: Equatable {
      /// `#name`
      case id

      /// `.name`
      case option

      /// `name=value`
      case key
    }

    /// What it is.
    var kind: Kind

    /// The name without its sign.
    var name: String

    /// Where the word stands, sign and value included.
    var range: Range<Int>

    /// The value behind the equals sign without its quotes, and where it stands.
    var value: (text: String, range: Range<Int>)?
  }

  /// The language; empty if there is none.
  private(set) var language = ""

  /// Where the language stands.
  private(set) var languageRange: Range<Int>

  /// The words in the braces.
  private(set) var words: [Word] = []

  /// What could not be read, and where.
  private(set) var problem: (message: String, range: Range<Int>)?

  private let source: SourceText
  private var offset: Int
  private let end: Int

  /// Reads the bytes behind an opening fence.
  init(_ source: SourceText, in offsets: Range<Int>) {
    self.source = source
    offset = offsets.lowerBound
    end = offsets.upperBound
    languageRange = offset..<offset
    skipSpaces()
    languageRange = skip { !$0.isWhitespace && $0 != UInt8(ascii: "{") }
    language = source.text(languageRange)
    skipSpaces()
    guard offset < end else { return }
    if take("{") {
      readWords()
    } else {
      fail("only words in braces may follow the language")
    }
  }

  /// Reads the bytes behind the colons of a container: `{name word …}`.
  init(container source: SourceText, in offsets: Range<Int>) {
    self.source = source
    offset = offsets.lowerBound
    end = offsets.upperBound
    languageRange = offset..<offset
    skipSpaces()
    if take("{") {
      languageRange = skip { $0.isAlphanumeric || "-_".utf8.contains($0) }
      language = source.text(languageRange)
    }
    language.isEmpty ? fail("a name in braces follows the colons") : readWords()
  }

  private mutating func readWords() {
    while problem == nil {
      skipSpaces()
      if take("}") {
        skipSpaces()
        if offset < end { fail("nothing may follow the closing brace") }
        return
      }
      guard offset < end else { return fail("the brace is not closed") }
      readWord()
    }
  }

  private mutating func readWord() {
    let start = offset
    let kind: Word.Kind = take("#") ? .id : take(".") ? .option : .key
    let nameRange = skip { $0.isAlphanumeric || "-_".utf8.contains($0) }
    guard !nameRange.isEmpty else {
      return fail("a word in braces is '#id', '.option' or 'key=value'")
    }
    var word = Word(kind: kind, name: source.text(nameRange), range: start..<offset)
    if kind == .key {
      guard take("=") else {
        return fail("the word '\(word.name)' needs '.' before it, or '=' and a value behind it")
      }
      guard let value = readValue() else { return }
      word.value = (source.text(value), value)
      word.range = start..<offset
    }
    words.append(word)
  }

  private mutating func readValue() -> Range<Int>? {
    guard take("\"") else {
      let value = skip { !$0.isWhitespace && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\"") }
      if value.isEmpty { fail("a value must follow the equals sign") }
      return value.isEmpty ? nil : value
    }
    let value = skip { $0 != UInt8(ascii: "\"") }
    guard take("\"") else {
      fail("the quote is not closed")
      return nil
    }
    return value
  }

  private mutating func skipSpaces() {
    _ = skip(while: \.isWhitespace)
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    while offset < end, isSkipped(source.bytes[offset]) { offset += 1 }
    return start..<offset
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < end, source.bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func fail(_ message: String) {
    problem = (message, offset..<max(offset, end))
  }
}
