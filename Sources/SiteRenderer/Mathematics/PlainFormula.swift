/// Formulas where there is no markup, as at a terminal.
extension String {
  /// A formula in TeX as plain text, with signs in place of commands; as it is written if it holds a
  /// command that plain text has no sign for.
  ///
  ///     "f = \\lfloor (K + 1) / 2 \\rfloor".plainFormula  // f = ⌊ (K + 1) / 2 ⌋
  public var plainFormula: String {
    var result = ""
    var closings: [Character?] = []
    var rest = self[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let sign = Self.takeSign(from: &rest) else { return self }
        result += sign
      case "{":
        // What is raised or lowered as a whole stays together.
        let isGroup = result.last.map { "^_".contains($0) } ?? false
        let isShort = rest.dropFirst().first == "}"
        closings.append(isGroup && !isShort ? ")" : nil)
        if isGroup && !isShort { result.append("(") }
      case "}":
        if let closing = closings.popLast() ?? nil { result.append(closing) }
      default: result.append(character)
      }
    }
    return result
  }

  /// Takes the name behind a backslash, and returns its sign; `nil` if it has none.
  private static func takeSign(from rest: inout Substring) -> String? {
    let letters = rest.prefix { $0.isLetter }
    let name = String(letters.isEmpty ? rest.prefix(1) : letters)
    rest = rest.dropFirst(name.count)
    if MathSymbols.spaces[name] != nil { return name == "!" ? "" : " " }
    if ["left", "right", "text", "mathrm", "operatorname"].contains(name) { return "" }
    if MathSymbols.functions.contains(name) || MathSymbols.limitFunctions.contains(name) {
      return name
    }
    let tables = [
      MathSymbols.letters, MathSymbols.uprightLetters, MathSymbols.operators, MathSymbols.opening,
      MathSymbols.closing, MathSymbols.large,
    ]
    return tables.lazy.compactMap { $0[name] }.first
  }
}
