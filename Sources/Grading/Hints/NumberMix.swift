/// Numbers of different types in one expression, which Swift never converts by itself.
enum NumberMix {
  private static let numbers = [
    "Int", "UInt", "Int32", "Int64", "UInt8", "Float", "Double", "CGFloat",
  ]

  /// Returns what to write for a message about two types; `nil` for any other message.
  ///
  /// - Parameters:
  ///   - text: The compiler's message.
  ///   - code: The line from where the message points.
  ///   - before: The line up to there.
  /// - Returns: The rule, and the conversion that it asks for.
  static func help(_ text: String, at code: String, behind before: String = "") -> String? {
    let types = text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    let named = types.filter { numbers.contains($0) || $0 == "Tensor" }
    guard let first = named.first, let second = named.last, first != second, named.count == 2
    else { return nil }
    let isConversion = text.hasPrefix("cannot convert") || text.hasPrefix("cannot assign")
    let isOperator = text.hasPrefix("binary operator")
    let isChoice = text.contains("'? :'")
    guard isConversion || isOperator || isChoice else { return nil }
    let rule = rule(first, second)
    if named.contains("Tensor") {
      let number = first == "Tensor" ? second : first
      return isOperator && number != "Float"
        ? "\(rule); write 'Float(…)' around the \(number)" : nil
    }
    if isOperator || isChoice {
      let wide = wider(first, second)
      return "\(rule); write '\(wide)(…)' around the \(first == wide ? second : first)"
    }
    if let literal = wholeLiteral(code), !second.isFraction { return "\(rule); write '\(literal)'" }
    let conversion = "'\(second)(\(name(code) ?? "…"))'"
    // In a sum of fractions it is the whole number that gives way.
    return isOperand(behind: before) && first.isFraction && !second.isFraction
      ? "\(rule); write '\(first)(…)' around the \(second), or \(conversion)"
      : "\(rule); write \(conversion)"
  }

  /// The rule about two types, in words.
  static func rule(_ first: String, _ second: String) -> String {
    "\(article(first)) \(first) and \(article(second)) \(second) do not mix"
  }

  private static func article(_ type: String) -> String { type.hasPrefix("I") ? "an" : "a" }

  private static func wider(_ first: String, _ second: String) -> String {
    ["Double", "Float"].first { $0 == first || $0 == second } ?? second
  }

  /// Whether code ends with a sign that takes a number on either side, and not with the edge of a range,
  /// an index or an argument, which are what they are.
  private static func isOperand(behind code: String) -> Bool {
    let code = code.reversed().drop { $0 == " " || $0 == "(" }
    let sign = String(code.prefix { "+-*/%<>=!.".contains($0) }.reversed())
    let operand = code.dropFirst(sign.count).first { $0 != " " }
    let signs = ["+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!="]
    return signs.contains(sign)
      && operand.map { $0.isLetter || $0.isNumber || ")]_".contains($0) } ?? false
  }

  /// A literal such as `2.0` without its fraction.
  private static func wholeLiteral(_ code: String) -> String? {
    let number = code.prefix { $0.isNumber || $0 == "." }
    guard number.hasSuffix(".0"), number.count > 2 else { return nil }
    return String(number.dropLast(2))
  }

  /// The name that code begins with, if no call or index follows it.
  private static func name(_ code: String) -> String? {
    let name = code.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = code.dropFirst(name.count).drop { $0 == " " }
    guard name.first?.isLetter == true, rest.first.map({ !".([".contains($0) }) ?? true,
      rest.first.map({ !"+-*/%".contains($0) }) ?? true
    else { return nil }
    return String(name)
  }
}

extension String {
  fileprivate var isFraction: Bool { ["Float", "Double", "CGFloat"].contains(self) }
}
