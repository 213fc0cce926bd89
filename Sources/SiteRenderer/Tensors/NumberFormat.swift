import Expectations

/// How the elements of one tensor are written: all alike, so that columns line up.
enum NumberFormat: Hashable {
  case boolean
  case integer

  /// A fixed number of decimals.
  case decimals(Int)

  /// Two decimals and a power of ten.
  case scientific

  /// Finds the shortest format that tells a tensor's elements apart.
  init(for tensor: TensorValue) {
    let finite = tensor.elements.filter(\.isFinite)
    let sizes = finite.map(\.magnitude).filter { $0 > 0 }
    let largest = sizes.max() ?? 0
    if tensor.elementType == .bool {
      self = .boolean
    } else if finite.allSatisfy({ $0 == $0.rounded() }) && largest < 1e12 {
      self = .integer
    } else if largest >= 1e6 || (sizes.min() ?? 1) < 1e-4 {
      self = .scientific
    } else {
      self = .decimals(Self.decimals(for: finite, largest: largest))
    }
  }

  /// Four decimals, as PyTorch prints, or fewer where they say all.
  private static func decimals(for elements: [Double], largest: Double) -> Int {
    let tolerance = largest * 1e-6
    return (1..<4).first { count in
      let scale = power(of: 10, count)
      return elements.allSatisfy { abs(($0 * scale).rounded() / scale - $0) <= tolerance }
    } ?? 4
  }

  /// Returns a number's text, with a real minus sign.
  func text(_ number: Double) -> String {
    guard number.isFinite else {
      return number.isNaN ? "NaN" : number < 0 ? "−∞" : "∞"
    }
    let sign = number < 0 ? "−" : ""
    switch self {
    case .boolean: return number == 0 ? "false" : "true"
    case .integer: return sign + Self.fixed(number.magnitude, decimals: 0)
    case .decimals(let count): return sign + Self.fixed(number.magnitude, decimals: count)
    case .scientific: return sign + Self.scientific(number.magnitude)
    }
  }

  private static func fixed(_ number: Double, decimals: Int) -> String {
    let scaled = (number * power(of: 10, decimals)).rounded()
    guard scaled < 9e15 else { return "\(number)" }
    var digits = String(Int(scaled))
    guard decimals > 0 else { return digits }
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }

  private static func scientific(_ number: Double) -> String {
    guard number > 0 else { return "0" }
    var mantissa = number
    var exponent = 0
    while mantissa >= 9.995 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 0.9995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let power = String(exponent).map { superscripts[$0] ?? "" }.joined()
    return exponent == 0
      ? fixed(mantissa, decimals: 2) : "\(fixed(mantissa, decimals: 2)) × 10\(power)"
  }

  private static let superscripts: [Character: String] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]

  private static func power(of base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * base }
  }
}
