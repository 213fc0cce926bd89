/// The decimal digits of a number, without its sign.
///
/// A 32-bit number is a whole number times a power of two, so it has finitely many decimal digits.
/// Rounding starts from all of them, as C's `printf` and Python's `format` do; the C library is
/// not asked, so that every system prints alike.
struct DecimalExpansion {
  /// The digits 0 to 9, the most significant first; the first one is not 0, and 0 has none.
  private(set) var digits: [UInt8]

  /// How many of the digits stand before the decimal point; below 0 where zeros follow the point.
  private(set) var pointIndex: Int

  /// The digits that stand behind the decimal point, zeros right behind the point counted in.
  var fractionCount: Int { max(digits.count - pointIndex, 0) }

  /// The power of ten of the first digit.
  var exponent: Int { digits.isEmpty ? 0 : pointIndex - 1 }

  /// Creates all digits of a finite number.
  init(all value: Float) {
    // value = significand · 2^power, and 2^−n = 5^n / 10^n.
    let bits = value.magnitude.bitPattern
    let isSubnormal = bits >> 23 == 0
    let significand = bits & 0x7F_FFFF | (isSubnormal ? 0 : 0x80_0000)
    let trailingZeros = significand == 0 ? 0 : significand.trailingZeroBitCount
    let power = Int(isSubnormal ? 1 : bits >> 23) - 150 + trailingZeros
    digits = String(significand >> trailingZeros).utf8.map { $0 - UInt8(ascii: "0") }
    pointIndex = 0
    for _ in 0..<power.magnitude { multiply(by: power < 0 ? 5 : 2) }
    pointIndex = digits.count + min(power, 0)
    trim()
  }

  /// Creates the fewest digits that tell a finite number from its neighbours.
  init(shortest value: Float) {
    // Swift prints exactly these digits, as 0.001, 1e-05 or 1.2345679e+08.
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    digits = mantissa.joined().utf8.map { $0 - UInt8(ascii: "0") }
    pointIndex = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    trim()
  }

  /// Rounds to a number of digits behind the decimal point; a tie goes to the even digit.
  mutating func round(toFractionDigits count: Int) {
    round(toDigits: pointIndex + count)
  }

  /// Rounds to a number of digits from the first one; a tie goes to the even digit.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    let roundsUp = count >= 0 && self.roundsUp(at: count)
    digits.removeSubrange(max(count, 0)...)
    if roundsUp { increment() }
    trim()
  }

  /// Returns the digits before the decimal point, at least one.
  func integerText() -> String {
    pointIndex <= 0 ? "0" : text(from: 0, to: pointIndex)
  }

  /// Returns so many digits behind the decimal point.
  func fractionText(_ count: Int) -> String {
    text(from: pointIndex, to: pointIndex + count)
  }

  /// Returns the digits at some positions counted from the first one; 0 where there is none.
  func text(from start: Int, to end: Int) -> String {
    (start..<end).map { digits.indices.contains($0) ? String(digits[$0]) : "0" }.joined()
  }

  private func roundsUp(at index: Int) -> Bool {
    if digits[index] != 5 || index + 1 < digits.count { return digits[index] >= 5 }
    return index > 0 && !digits[index - 1].isMultiple(of: 2)
  }

  private mutating func increment() {
    while digits.last == 9 { digits.removeLast() }
    if digits.isEmpty {
      digits = [1]
      pointIndex += 1
    } else {
      digits[digits.count - 1] += 1
    }
  }

  private mutating func multiply(by factor: UInt8) {
    var carry: UInt8 = 0
    for index in digits.indices.reversed() {
      let product = digits[index] * factor + carry
      digits[index] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.insert(carry, at: 0) }
  }

  /// Drops zeros at both ends.
  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let leadingZeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leadingZeros)
    pointIndex = digits.isEmpty ? 0 : pointIndex - leadingZeros
  }
}

/// Returns an exponent as C prints it: a sign and at least two digits.
func exponentText(_ exponent: Int) -> String {
  let digits = String(exponent.magnitude)
  return (exponent < 0 ? "e-" : "e+") + (digits.count < 2 ? "0" : "") + digits
}

extension String {
  /// Returns the text with spaces before it, up to a width.
  func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(width - utf8.count, 0)) + self
  }
}
