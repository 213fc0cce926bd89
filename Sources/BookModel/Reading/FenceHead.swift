import Diagnostics

/// The opening line of a fenced block behind its backquotes: a language, then words in braces; or
/// the name of a directive in braces, then its words.
///
///     head       ::= language? ( "{" word* "}" )?
///                  | "{" name "}" name? ( name "=" value )*
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

  /// Where the name of a directive stands, without its braces; `nil` for code.
  private(set) var directive: Range<Int>?

  /// Where the word behind the name of a directive stands.
  private(set) var argument: Range<Int>?

  /// The words in the braces, or those of a directive.
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
    if language.isEmpty, takeDirective() {
      readDirectiveWords()
    } else if take("{") {
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
      languageRange = skip(while: \.isNameByte)
      language = source.text(languageRange)
    }
    language.isEmpty ? fail("a name in braces follows the colons") : readWords()
  }

  /// Takes a name in braces, if that is what comes next.
  private mutating func takeDirective() -> Bool {
    let start = offset
    guard take("{") else { return false }
    let name = skip(while: \.isNameByte)
    if !name.isEmpty, take("}") {
      directive = name
    } else {
      offset = start
    }
    return directive != nil
  }

  private mutating func readDirectiveWords() {
    skipSpaces()
    let start = offset
    let name = skip(while: \.isNameByte)
    let isArgument = offset == end || source.bytes[offset].isWhitespace
    if isArgument && !name.isEmpty { argument = name } else { offset = start }
    skipSpaces()
    while problem == nil, offset < end {
      readWord()
      skipSpaces()
      guard let word = words.last, problem == nil, word.kind != .key else { continue }
      fail("behind a directive's name there are words 'key=value'", from: word.range.lowerBound)
    }
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
    let nameRange = skip(while: \.isNameByte)
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

  private mutating func fail(_ message: String, from start: Int? = nil) {
    let start = start ?? offset
    problem = (message, start..<max(start, end))
  }
}

extension UInt8 {
  /// Whether a name may hold it.
  fileprivate var isNameByte: Bool { isAlphanumeric || "-_".utf8.contains(self) }
}
