#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The ways of writing a number in decimal digits.
enum DecimalNotation: String {
  /// A fixed number of digits behind the point, as `0.3245`.
  case fixed = "%.*f"

  /// A mantissa and an exponent, as `3.2450e-01`.
  case scientific = "%.*e"

  /// Whichever of the two is shorter, with a number of significant digits.
  case general = "%.*g"
}

extension Double {
  /// Returns the number in decimal digits, correctly rounded.
  func text(_ notation: DecimalNotation, _ digits: Int) -> String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    // The largest number has 309 digits before its point.
    var buffer = [CChar](repeating: 0, count: 330 + digits)
    let length = withVaList([Int32(digits), self]) {
      vsnprintf(&buffer, buffer.count, notation.rawValue, $0)
    }
    return String(decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The number with the digits that matter in a message, such as `12` or `0.324449986`.
  var shortText: String {
    isFinite && magnitude < 1e15 && self == rounded() ? text(.fixed, 0) : text(.general, 9)
  }
}

extension String {
  /// Returns the text with blanks before it, so that it has at least a number of characters.
  func padded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }
}
