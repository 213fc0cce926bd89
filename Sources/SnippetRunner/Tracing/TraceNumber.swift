import Glibc

/// How a trace writes numbers: whole ones without a point, others with four digits that matter.
enum TraceNumber {
  /// Returns what sums up the numbers of a tensor that is too large to show.
  static func summary(
    of shape: [Int], from least: Double, to greatest: Double, mean: Double
  ) -> String {
    guard least <= greatest else { return "shape \(shape)" }
    if least == greatest { return "all \(text(least)), shape \(shape)" }
    return "\(text(least)) to \(text(greatest)), mean \(text(mean)), shape \(shape)"
  }

  /// Returns a number's text.
  static func text(_ number: Double, isBoolean: Bool = false) -> String {
    if isBoolean { return number == 0 ? "false" : "true" }
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    if number == number.rounded(), number.magnitude < 1e15 { return String(Int(number)) }
    // Four digits behind the point, or more where the number is small.
    let digits = max(4, 3 - Int(log10(number.magnitude).rounded(.down)))
    guard digits < 18 else { return "\(number)" }
    let scale = pow(10, Double(digits))
    let rounded = (number * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }
}
