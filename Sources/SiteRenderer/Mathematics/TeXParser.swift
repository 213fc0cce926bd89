/// Reads a formula in the course's part of TeX, and writes it in MathML Core.
///
/// The grammar is TeX's: a row of atoms, each with a subscript and a superscript at most.
struct TeXParser {
  /// A piece of a formula, and what its neighbours must know of it.
  struct Atom {
    /// What decides the space around an atom.
    enum Kind {
      case ordinary
      case binary
      case opening
      case closing
      case function
      case space
    }

    var kind: Kind
    var markup: HTML

    /// Whether scripts stand above and below it in a displayed formula.
    var takesLimits = false
  }

  var scanner: TeXScanner
  var alphabet: MathAlphabet?
  private var depth = 0

  init(_ tex: String) {
    scanner = TeXScanner(tex)
  }

  /// Reads the whole formula.
  mutating func formula() throws(MathError) -> HTML {
    let content = try row()
    switch scanner.peeked {
    case .end: return content
    case .closeBrace: throw error("'}' closes no '{'")
    case .alignment: throw error("'&' stands outside of an environment such as 'aligned'")
    default: throw error("'\(spelling(of: scanner.peeked))' ends nothing that was begun")
    }
  }

  /// Reads atoms up to a token that can only end them, and leaves that token.
  mutating func row() throws(MathError) -> HTML {
    try enter()
    defer { depth -= 1 }
    var parts: [HTML] = []
    var previous: Atom.Kind?
    while !endsRow(scanner.peeked) {
      let atom = try scripted(after: previous)
      parts.append(atom.markup)
      if atom.kind == .function { parts.append(spaceBehindFunction) }
      if atom.kind != .space { previous = atom.kind }
    }
    return parts.count == 1 ? parts[0] : HTML("mrow") { parts }
  }

  /// Goes one level deeper; a group and a command's bare argument, as in `\sqrt\hat x`, are levels.
  private mutating func enter() throws(MathError) {
    guard depth < 40 else { throw error("the formula is nested more than 40 deep") }
    depth += 1
  }

  private func endsRow(_ token: TeXScanner.Token) -> Bool {
    switch token {
    case .end, .closeBrace, .alignment: true
    case .command(let name): ["\\", "cr", "end", "right"].contains(name)
    default: false
    }
  }

  /// `log x` needs a space that `log(x)` must not have.
  private var spaceBehindFunction: HTML {
    switch scanner.peeked {
    case .character("("), .character("["), .command("left"), .closeBrace, .end: .empty
    default: HTML("mspace", ["width": "0.167em"])
    }
  }

  /// Reads an atom with its scripts.
  private mutating func scripted(after previous: Atom.Kind?) throws(MathError) -> Atom {
    var atom: Atom
    switch scanner.peeked {
    case .superscript, .subscript: atom = Atom(kind: .ordinary, markup: HTML("mrow"))
    default: atom = try self.atom(after: previous)
    }
    var lower: HTML?
    var upper: HTML?
    while true {
      switch scanner.peeked {
      case .subscript:
        guard lower == nil else { throw error("a second subscript on one base") }
        _ = scanner.next()
        lower = try argument()
      case .superscript, .character("'"):
        guard upper == nil else { throw error("a second superscript on one base") }
        upper = try superscript()
      default:
        atom.markup = placed(lower: lower, upper: upper, on: atom)
        return atom
      }
    }
  }

  private mutating func superscript() throws(MathError) -> HTML {
    var primes = 0
    while scanner.peeked == .character("'") {
      _ = scanner.next()
      primes += 1
    }
    var parts = primes > 0 ? [HTML("mo") { String(repeating: "′", count: primes) }] : []
    if scanner.peeked == .superscript {
      _ = scanner.next()
      parts.append(try argument())
    }
    return parts.count == 1 ? parts[0] : HTML("mrow") { parts }
  }

  private func placed(lower: HTML?, upper: HTML?, on base: Atom) -> HTML {
    let scripts = [lower, upper].compactMap { $0 }
    let content = { HTML.joined([base.markup] + scripts) }
    switch (lower == nil, upper == nil, base.takesLimits) {
    case (true, true, _): return base.markup
    case (false, true, false): return HTML("msub", content: content)
    case (true, false, false): return HTML("msup", content: content)
    case (false, false, false): return HTML("msubsup", content: content)
    case (false, true, true): return HTML("munder", content: content)
    case (true, false, true): return HTML("mover", content: content)
    case (false, false, true): return HTML("munderover", content: content)
    }
  }

  /// Reads what a command or script applies to: a group, or one atom.
  mutating func argument() throws(MathError) -> HTML {
    switch scanner.peeked {
    case .openBrace: return try group()
    case .end, .closeBrace, .alignment, .superscript, .subscript:
      throw error("an argument is missing here")
    default:
      try enter()
      defer { depth -= 1 }
      return try atom(after: nil).markup
    }
  }

  private mutating func group() throws(MathError) -> HTML {
    _ = scanner.next()
    let content = try row()
    guard scanner.peeked == .closeBrace else { throw error("'{' is not closed") }
    _ = scanner.next()
    return content
  }

  private mutating func atom(after previous: Atom.Kind?) throws(MathError) -> Atom {
    if scanner.peeked == .openBrace {
      let content = try group()
      return Atom(kind: .ordinary, markup: HTML("mrow") { content })
    }
    let start = scanner.offset
    switch scanner.next() {
    case .command(let name): return try command(name, at: start, after: previous)
    case .character(let scalar): return try character(scalar, at: start, after: previous)
    default: throw MathError(message: "an argument is missing here", offset: start)
    }
  }

  private mutating func character(
    _ scalar: Unicode.Scalar, at start: Int, after previous: Atom.Kind?
  ) throws(MathError) -> Atom {
    switch scalar {
    case "0"..."9":
      let digits = scanner.digits(after: scalar)
      let styled = digits.unicodeScalars.map { alphabet?.styled($0) ?? String($0) }
      return Atom(kind: .ordinary, markup: HTML("mn") { styled.joined() })
    case "(", "[": return fence(String(scalar), .opening)
    case ")", "]": return fence(String(scalar), .closing)
    case "|": return sign("|", .ordinary, space: "0")
    case "/", "!", ".": return sign(String(scalar), .ordinary, space: "0")
    case ",", ";": return sign(String(scalar), .binary)
    case "-": return operation("−", after: previous)
    case "*": return operation("∗", after: previous)
    case "+", "=", "<", ">", ":": return operation(String(scalar), after: previous)
    case "~": return Atom(kind: .space, markup: HTML("mspace", ["width": "0.25em"]))
    case "%", "#", "$", "@", "\"", "`":
      throw MathError(message: "'\(scalar)' has no meaning in a formula", offset: start)
    default: return letter(scalar)
    }
  }
}

// MARK: - The elements that atoms become

extension TeXParser {
  func letter(_ scalar: Unicode.Scalar) -> Atom {
    let text = alphabet?.styled(scalar) ?? String(scalar)
    return Atom(kind: .ordinary, markup: HTML("mi") { text })
  }

  func fence(_ text: String, _ kind: Atom.Kind) -> Atom {
    let form = kind == .opening ? "prefix" : "postfix"
    return Atom(
      kind: kind, markup: HTML("mo", ["form": form, "stretchy": "false"]) { text })
  }

  func sign(_ text: String, _ kind: Atom.Kind, space: String? = nil) -> Atom {
    let isBar = text == "|"
    let attributes: KeyValuePairs<StaticString, String?> = [
      "lspace": space, "rspace": space, "stretchy": isBar ? "false" : nil,
    ]
    return Atom(kind: kind, markup: HTML("mo", attributes) { text })
  }

  /// A sign between two things, or before one: `a − b`, `(−b)`.
  func operation(_ text: String, after previous: Atom.Kind?) -> Atom {
    let isPrefix = [nil, .binary, .opening, .function].contains(previous)
    let isSign = ["−", "+", "±", "∓"].contains(text)
    let attributes: KeyValuePairs<StaticString, String?> = [
      "form": isPrefix && isSign ? "prefix" : nil
    ]
    return Atom(kind: .binary, markup: HTML("mo", attributes) { text })
  }

  /// An error at the next token.
  func error(_ message: String) -> MathError {
    MathError(message: message, offset: scanner.offset)
  }

  func spelling(of token: TeXScanner.Token) -> String {
    switch token {
    case .command(let name): "\\\(name)"
    case .character(let scalar): String(scalar)
    case .openBrace: "{"
    case .closeBrace: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .alignment: "&"
    case .end: "the end"
    }
  }
}
