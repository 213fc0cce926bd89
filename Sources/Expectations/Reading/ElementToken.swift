/// An element as written, before its resolution is known.
struct ElementToken {
  /// The value; `true` is 1 and `false` is 0.
  var value: Double

  /// The number of digits behind the point, or `nil` without a point.
  var decimals: Int?

  /// The power of ten in scientific notation, or `nil` without one.
  var exponent: Int?

  /// The type, where the element shows it as `True` and `np.float64(3.0)` do.
  var type: TensorValue.ElementType?

  /// Where it stands.
  var bytes: Range<Int>

  /// Whether only a floating-point type has such an element.
  var isFloatingPoint: Bool { decimals != nil || exponent != nil || !value.isFinite }
}

extension TextCursor {
  /// Reads a number, a truth value or a NumPy scalar.
  mutating func takeElement() throws(ExpectationSyntaxError) -> ElementToken {
    let start = offset
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { offset += 1 }
    if let next, next.isDigit || next == UInt8(ascii: ".") {
      return try takeNumber(from: start)
    }
    let nameStart = offset
    let name = text(takeName())
    switch name {
    case "nan", "NaN":
      return ElementToken(value: .nan, bytes: start..<offset)
    case "inf", "Infinity":
      return ElementToken(value: isNegative ? -.infinity : .infinity, bytes: start..<offset)
    case "True", "true", "np.True_", "False", "false", "np.False_":
      let value = name.contains("ue") ? 1.0 : 0
      return ElementToken(value: value, type: .bool, bytes: start..<offset)
    default:
      if name.hasPrefix("np."), next == UInt8(ascii: "(") {
        return try takeScalarCall(name, at: start..<offset)
      }
      offset = nameStart
      throw unexpected("a number")
    }
  }

  /// Reads the digits of a number whose sign has been read.
  private mutating func takeNumber(from start: Int) throws(ExpectationSyntaxError) -> ElementToken {
    let whole = take(while: \.isDigit)
    var decimals: Int?
    if take(".") { decimals = take(while: \.isDigit).count }
    guard !whole.isEmpty || decimals ?? 0 > 0 else { throw unexpected("a digit") }
    let exponent = try takeExponent()
    let bytes = start..<offset
    guard let value = Double(text(bytes)), value.isFinite else {
      throw failure(.numberOutOfRange(text(bytes)), at: bytes)
    }
    return ElementToken(value: value, decimals: decimals, exponent: exponent, bytes: bytes)
  }

  /// Reads an exponent such as `e-03`, or nothing.
  private mutating func takeExponent() throws(ExpectationSyntaxError) -> Int? {
    guard take("e") || take("E") else { return nil }
    let start = offset
    if !take("-") { _ = take("+") }
    guard !take(while: \.isDigit).isEmpty else { throw unexpected("a digit") }
    let digits = text(start..<offset)
    // No such power fits into a `Double`, whatever the digits before it.
    guard let exponent = Int(digits), exponent.magnitude < 1_000 else {
      throw failure(.numberOutOfRange("e" + digits), at: start..<offset)
    }
    return exponent
  }

  /// Reads the rest of a NumPy scalar such as `np.float64(3.0)`.
  private mutating func takeScalarCall(
    _ name: String, at bytes: Range<Int>
  ) throws(ExpectationSyntaxError) -> ElementToken {
    let type = try elementType(spelling: name, at: bytes)
    _ = take("(")
    // A call within a call is never printed; refusing it bounds the depth of this recursion.
    guard !isAt("np.") else { throw unexpected("a number") }
    var token = try takeElement()
    guard take(")") else { throw unexpected("')'") }
    token.type = type
    token.bytes = bytes.lowerBound..<offset
    return token
  }

  /// Returns the element type of a name that stands at some place.
  func elementType(
    spelling: String, at bytes: Range<Int>
  ) throws(ExpectationSyntaxError) -> TensorValue.ElementType {
    if let type = TensorValue.ElementType(spelling: spelling) { return type }
    let name = spelling.split(separator: ".").last.map(String.init) ?? spelling
    let known = TensorValue.ElementType.allCases.map(\.rawValue)
    let nearest = nearestName(to: name, in: known)
    throw failure(.unknownElementType(spelling, nearest: nearest), at: bytes)
  }
}
