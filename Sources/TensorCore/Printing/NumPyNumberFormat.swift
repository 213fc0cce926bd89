/// How NumPy prints the 32-bit numbers of an array: as few digits as tell them apart, at most eight
/// behind the point, with the points below one another.
struct NumPyNumberFormat {
  /// The most digits behind the decimal point.
  private static let precision = 8

  private let isScientific: Bool
  private let integerWidth: Int
  private let fractionWidth: Int

  /// The width of every number.
  private var width: Int { integerWidth + 1 + fractionWidth + (isScientific ? 4 : 0) }

  /// Chooses the notation for numbers that are printed together.
  init(for values: [Float]) {
    let finite = values.filter(\.isFinite)
    let isScientific = Self.needsExponents(finite)
    let parts = finite.map { Self.parts(of: $0, isScientific: isScientific) }
    let fractionWidth = parts.map(\.fraction.utf8.count).max() ?? 0
    let tail = finite.isEmpty ? 1 : 1 + fractionWidth + (isScientific ? 4 : 0)
    // 'nan' and 'inf' may need more room than the numbers do.
    let others = values.filter { !$0.isFinite }.map { Self.word(for: $0).utf8.count - tail }
    self.isScientific = isScientific
    self.fractionWidth = fractionWidth
    integerWidth = (parts.map(\.integer.utf8.count) + others).max() ?? 0
  }

  /// Returns a number's text, filled up with spaces on both sides of its digits.
  func text(of value: Float) -> String {
    guard value.isFinite else { return Self.word(for: value).leftPadded(to: width) }
    let parts = Self.parts(of: value, isScientific: isScientific)
    let missing = fractionWidth - parts.fraction.utf8.count
    if isScientific, missing > 0, value != 0 { return filledText(of: value) }
    let filler = String(repeating: isScientific ? "0" : " ", count: missing)
    let exponent = isScientific ? exponentText(DecimalExpansion(shortest: value).exponent) : ""
    return parts.integer.leftPadded(to: integerWidth) + "." + parts.fraction + filler + exponent
  }

  /// Returns a number in scientific notation with as many of its true digits as the widest number
  /// of the array has, even beyond those that tell it apart.
  private func filledText(of value: Float) -> String {
    var digits = DecimalExpansion(all: value)
    digits.round(toDigits: fractionWidth + 1)
    let count = digits.digits.count
    let fraction = count > 1 ? digits.text(from: 1, to: count) : ""
    let filler = String(repeating: "0", count: fractionWidth - fraction.utf8.count)
    let integer = (value < 0 ? "-" : "") + digits.text(from: 0, to: 1)
    return integer.leftPadded(to: integerWidth) + "." + fraction + filler
      + exponentText(digits.exponent)
  }

  /// Returns how NumPy prints an array without axes, such as `4.0`.
  static func scalarText(of value: Float) -> String {
    guard value.isFinite else { return word(for: value) }
    let digits = DecimalExpansion(shortest: value)
    let isScientific = value != 0 && !(1e-4..<1e6).contains(Double(value.magnitude))
    let parts = parts(of: value, isScientific: isScientific, precision: .max)
    if isScientific {
      let point = parts.fraction.isEmpty ? "" : "."
      return parts.integer + point + parts.fraction + exponentText(digits.exponent)
    }
    return parts.integer + "." + (parts.fraction.isEmpty ? "0" : parts.fraction)
  }

  private static func needsExponents(_ values: [Float]) -> Bool {
    let magnitudes = values.filter { $0 != 0 }.map(\.magnitude)
    guard let smallest = magnitudes.min(), let largest = magnitudes.max() else { return false }
    // NumPy 2.4 writes numbers of six decimal digits' precision out only below a million.
    return largest >= 1e6 || smallest < 1e-4 || largest / smallest > 1000
  }

  private static func word(for value: Float) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  /// Returns the digits before and behind the point, trailing zeros left out.
  private static func parts(
    of value: Float, isScientific: Bool, precision: Int = precision
  ) -> (integer: String, fraction: String) {
    var digits = DecimalExpansion(shortest: value)
    let sign = value.sign == .minus ? "-" : ""
    if isScientific {
      if digits.digits.count - 1 > precision {
        digits = DecimalExpansion(all: value)
        digits.round(toDigits: precision + 1)
      }
      let count = digits.digits.count
      return (sign + digits.text(from: 0, to: 1), count > 1 ? digits.text(from: 1, to: count) : "")
    }
    if digits.fractionCount > precision {
      digits = DecimalExpansion(all: value)
      digits.round(toFractionDigits: precision)
    }
    return (sign + digits.integerText(), digits.fractionText(digits.fractionCount))
  }
}
