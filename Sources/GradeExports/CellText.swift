import Tables

/// What a spreadsheet makes of a cell's text.
enum CellText {
  /// The characters that begin a formula, or are skipped before one.
  private static let starts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// Whether a spreadsheet may run the text.
  static func isFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map(starts.contains) == true
  }

  /// The text as every spreadsheet shows it; never for numbers.
  static func inert(_ text: String) -> String { isFormula(text) ? "'\(text)" : text }

  /// Whether a cell is a number as platforms write it, such as `-1.5` or `12,5`.
  static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return digits.first?.isNumber == true
      && digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
  }
}

extension Double {
  /// The number rounded to two decimals, without zeros at the end and without separators of thousands.
  var gradeText: String {
    let cents = Int((magnitude * 100).rounded())
    let sign = self < 0 && cents > 0 ? "-" : ""
    let (whole, part) = (cents / 100, cents % 100)
    if part == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part % 10 == 0 ? part / 10 : part)"
  }
}
