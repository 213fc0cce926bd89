/// The commands: what each reads, and what it becomes.
extension TeXParser {
  mutating func command(
    _ name: String, at start: Int, after previous: Atom.Kind?
  ) throws(MathError) -> Atom {
    if let atom = symbol(name, after: previous) { return atom }
    if let style = MathAlphabet(rawValue: name) { return try styled(style) }
    if let accent = MathSymbols.accents[name] { return try accented(accent) }
    if let atom = try resized(name) { return atom }
    switch name {
    case "frac", "dfrac", "tfrac": return try fraction()
    case "binom": return try binomial()
    case "sqrt": return try root()
    case "text", "textrm", "textbf", "textit", "texttt", "mathrm", "operatorname":
      return try words(name)
    case "left": return try fenced()
    case "begin": return try environment()
    case "overset", "stackrel", "underset": return try stacked(isOver: name != "underset")
    case "overbrace", "underbrace": return try braced(isOver: name == "overbrace")
    case "boxed":
      let content = try argument()
      return Atom(kind: .ordinary, markup: HTML("mrow", ["class": "boxed"]) { content })
    case "phantom":
      let content = try argument()
      return Atom(kind: .ordinary, markup: HTML("mphantom") { content })
    default:
      throw MathError(message: "unknown mathematics command '\\\(name)'", offset: start)
    }
  }

  /// Returns the atom of a command that takes no argument.
  private func symbol(_ name: String, after previous: Atom.Kind?) -> Atom? {
    if let text = MathSymbols.letters[name], let scalar = text.unicodeScalars.first {
      return letter(scalar)
    }
    if let text = MathSymbols.uprightLetters[name] {
      return Atom(kind: .ordinary, markup: HTML("mi", ["mathvariant": "normal"]) { text })
    }
    if let text = MathSymbols.operators[name] { return operation(text, after: previous) }
    if let text = MathSymbols.opening[name] { return fence(text, .opening) }
    if let text = MathSymbols.closing[name] { return fence(text, .closing) }
    if let text = MathSymbols.large[name] {
      let markup = HTML("mo", ["movablelimits": "true"]) { text }
      return Atom(kind: .binary, markup: markup, takesLimits: text != "∫")
    }
    if let width = MathSymbols.spaces[name] {
      return Atom(kind: .space, markup: HTML("mspace", ["width": width]))
    }
    let takesLimits = MathSymbols.limitFunctions.contains(name)
    guard takesLimits || MathSymbols.functions.contains(name) else { return nil }
    // A function is an operator to MathML where its limits move, a name elsewhere.
    let markup =
      takesLimits
      ? HTML("mo", ["movablelimits": "true", "lspace": "0", "rspace": "0"]) { name }
      : HTML("mi") { name }
    return Atom(kind: .function, markup: markup, takesLimits: takesLimits)
  }

  private mutating func styled(_ style: MathAlphabet) throws(MathError) -> Atom {
    let outer = alphabet
    alphabet = style
    defer { alphabet = outer }
    let content = try argument()
    return Atom(kind: .ordinary, markup: content)
  }

  private mutating func accented(_ accent: String) throws(MathError) -> Atom {
    let base = try argument()
    let markup = HTML("mover", ["accent": "true"]) {
      base
      HTML("mo", ["stretchy": accent == "‾" ? nil : "false"]) { accent }
    }
    return Atom(kind: .ordinary, markup: markup)
  }

  /// Reads `\big(`, `\Bigr]` and their kin.
  private mutating func resized(_ name: String) throws(MathError) -> Atom? {
    let side = ["l", "r", "m"].contains(name.suffix(1)) ? name.suffix(1) : ""
    guard let size = MathSymbols.sizes[String(name.dropLast(side.count))] else { return nil }
    let text = try delimiter() ?? ""
    let kind: Atom.Kind = side == "l" ? .opening : side == "r" ? .closing : .ordinary
    let markup = HTML("mo", ["stretchy": "true", "minsize": size, "maxsize": size]) { text }
    return Atom(kind: kind, markup: markup)
  }

  private mutating func fraction() throws(MathError) -> Atom {
    let numerator = try argument()
    let denominator = try argument()
    return Atom(kind: .ordinary, markup: HTML("mfrac") { numerator + denominator })
  }

  private mutating func binomial() throws(MathError) -> Atom {
    let upper = try argument()
    let lower = try argument()
    let stack = HTML("mfrac", ["linethickness": "0"]) { upper + lower }
    return Atom(kind: .ordinary, markup: stretched("(", stack, ")"))
  }

  private mutating func root() throws(MathError) -> Atom {
    guard scanner.peeked == .character("[") else {
      let radicand = try argument()
      return Atom(kind: .ordinary, markup: HTML("msqrt") { radicand })
    }
    _ = scanner.next()
    var degree: [HTML] = []
    while scanner.peeked != .character("]") { degree.append(try argument()) }
    _ = scanner.next()
    let radicand = try argument()
    return Atom(
      kind: .ordinary,
      markup: HTML("mroot") { radicand + HTML("mrow") { degree } })
  }

  private mutating func words(_ command: String) throws(MathError) -> Atom {
    guard let text = scanner.rawGroup(), !text.contains(where: { "{}$\\".contains($0) }) else {
      throw error("'\\\(command)' takes plain words in braces")
    }
    switch command {
    case "mathrm":
      return Atom(kind: .ordinary, markup: HTML("mi", ["mathvariant": "normal"]) { text })
    case "operatorname": return Atom(kind: .function, markup: HTML("mi") { text })
    default:
      let style = ["textbf": "bold", "textit": "italic", "texttt": "mono"][command]
      // Spaces at the ends of a text element would vanish.
      let kept = String(text.map { $0 == " " ? "\u{A0}" : $0 })
      return Atom(kind: .ordinary, markup: HTML("mtext", ["class": style]) { kept })
    }
  }

  private mutating func stacked(isOver: Bool) throws(MathError) -> Atom {
    let mark = try argument()
    let base = try argument()
    let markup = isOver ? HTML("mover") { base + mark } : HTML("munder") { base + mark }
    return Atom(kind: .binary, markup: markup)
  }

  private mutating func braced(isOver: Bool) throws(MathError) -> Atom {
    let content = try argument()
    let brace = HTML("mo", ["stretchy": "true"]) { isOver ? "⏞" : "⏟" }
    let markup =
      isOver ? HTML("mover") { content + brace } : HTML("munder") { content + brace }
    return Atom(kind: .ordinary, markup: markup, takesLimits: true)
  }
}
