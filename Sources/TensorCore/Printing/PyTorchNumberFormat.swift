/// How PyTorch prints the numbers of a tensor: all in one notation, to one width.
struct PyTorchNumberFormat {
  /// The notations.
  private enum Notation {
    /// Whole numbers, `4.`
    case whole

    /// Four digits behind the point, `0.2500`.
    case fixed

    /// Four digits behind the point and a power of ten, `2.5000e-01`.
    case scientific
  }

  /// The width of the widest number that is neither zero nor infinite.
  let width: Int

  private let notation: Notation

  /// Chooses the notation for numbers that are printed together.
  init(for values: [Float]) {
    let values = values.filter { $0.isFinite && $0 != 0 }
    let notation = Self.notation(for: values)
    self.notation = notation
    width = values.map { Self.text(of: $0, in: notation).utf8.count }.max() ?? 1
  }

  /// Returns a number's text, filled up to the width from the left.
  func text(of value: Float) -> String {
    Self.text(of: value, in: notation).leftPadded(to: width)
  }

  private static func notation(for values: [Float]) -> Notation {
    let magnitudes = values.map { Double($0.magnitude) }
    guard let smallest = magnitudes.min(), let largest = magnitudes.max() else { return .whole }
    if largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4 { return .scientific }
    return values.allSatisfy { $0 == $0.rounded() } ? .whole : .fixed
  }

  private static func text(of value: Float, in notation: Notation) -> String {
    let sign = value.sign == .minus ? "-" : ""
    if value.isNaN { return "nan" }
    if value.isInfinite { return sign + "inf" }
    var digits = DecimalExpansion(all: value)
    switch notation {
    case .whole:
      return sign + digits.integerText() + "."
    case .fixed:
      digits.round(toFractionDigits: 4)
      return sign + digits.integerText() + "." + digits.fractionText(4)
    case .scientific:
      digits.round(toDigits: 5)
      return sign + digits.text(from: 0, to: 1) + "." + digits.text(from: 1, to: 5)
        + exponentText(digits.exponent)
    }
  }
}
