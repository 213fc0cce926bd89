/// Splits a formula into tokens, one at a time.
struct TeXScanner {
  /// A token of TeX.
  enum Token: Hashable {
    /// `\frac` as `frac`; `\,` as `,`.
    case command(String)

    /// A digit, letter or sign.
    case character(Unicode.Scalar)

    case openBrace
    case closeBrace
    case superscript
    case `subscript`
    case alignment
    case end
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// The place of the next token, in UTF-8 bytes from the formula's start.
  private(set) var offset = 0

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    skipSpaces()
  }

  /// The next token, which stays the next one.
  var peeked: Token {
    var copy = self
    return copy.next()
  }

  /// Reads a token and the spaces behind it.
  mutating func next() -> Token {
    defer { skipSpaces() }
    guard let scalar = advanced() else { return .end }
    switch scalar {
    case "{": return .openBrace
    case "}": return .closeBrace
    case "^": return .superscript
    case "_": return .subscript
    case "&": return .alignment
    case "\\": return .command(commandName())
    default: return .character(scalar)
    }
  }

  /// Reads a number's further digits and its decimal point.
  mutating func digits(after first: Unicode.Scalar) -> String {
    // `next` has skipped spaces: `2 3` reads as 23, as TeX sets it.
    var digits = String(first)
    while position < scalars.count {
      let followsDigit = position + 1 < scalars.count && isDigit(scalars[position + 1])
      guard isDigit(scalars[position]) || (scalars[position] == "." && followsDigit) else { break }
      digits.unicodeScalars.append(scalars[position])
      advance()
    }
    skipSpaces()
    return digits
  }

  /// Reads `{…}` as it stands; `nil` if there is no such group.
  mutating func rawGroup() -> String? {
    guard position < scalars.count, scalars[position] == "{",
      let end = scalars[position...].firstIndex(of: "}")
    else { return nil }
    let text = scalars[(position + 1)..<end]
    while position <= end { advance() }
    skipSpaces()
    return String(String.UnicodeScalarView(text))
  }

  private mutating func commandName() -> String {
    var name = ""
    while position < scalars.count, isLetter(scalars[position]) {
      name.unicodeScalars.append(scalars[position])
      advance()
    }
    return name.isEmpty ? advanced().map { String($0) } ?? "" : name
  }

  private mutating func advanced() -> Unicode.Scalar? {
    guard position < scalars.count else { return nil }
    defer { advance() }
    return scalars[position]
  }

  private mutating func advance() {
    offset += UTF8.width(scalars[position])
    position += 1
  }

  private mutating func skipSpaces() {
    while position < scalars.count, isSpace(scalars[position]) { advance() }
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }
}
