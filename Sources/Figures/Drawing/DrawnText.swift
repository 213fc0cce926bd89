/// Returns a number with at most so many decimals, and none that are zero.
///
/// - Parameters:
///   - number: A number; one that is not finite is written as Swift does.
///   - places: How many decimals it may have.
/// - Returns: The number as text.
func decimal(_ number: Double, places: Int = 2) -> String {
  guard number.isFinite else { return "\(number)" }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let rounded = (number * scale).rounded() / scale
  guard abs(rounded) < 1e15 else { return "\(rounded)" }
  return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}

/// Returns a number for the reader, with a real minus sign.
func label(of number: Float, decimals: Int) -> String {
  let written = decimal(Double(number), places: decimals)
  return written.hasPrefix("-") ? "−" + written.dropFirst() : written
}

/// Returns about how wide a line of text is.
///
/// Digits are a little narrower than this.
func textWidth(_ string: String, size: Double) -> Double {
  Double(string.count) * size * 0.6
}

/// Returns text in which nothing is taken for markup.
func escaped(_ string: String) -> String {
  var result = ""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
