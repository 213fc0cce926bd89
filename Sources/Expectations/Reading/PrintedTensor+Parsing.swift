extension PrintedTensor {
  /// Reads a tensor as PyTorch, JAX, NumPy or a person writes it.
  ///
  /// White space and line ends do not matter, except that they separate the rows of a table
  /// without brackets. `Documentation/expectations.md` shows every form.
  ///
  /// - Parameter text: The text of one tensor, such as `tensor([[27., 37.],\n[57., 67.]])`.
  /// - Throws: ``ExpectationSyntaxError`` naming the first place that is wrong.
  public init(parsing text: String) throws(ExpectationSyntaxError) {
    var reader = PrintedTensorReader(text)
    try reader.read()
    self.text = text
    form = reader.form
    shape = reader.shape
    layout = reader.layout
    elementType = try reader.elementType()
    elements = reader.scaledElements()
  }
}

extension PrintedTensorReader {
  /// Returns what is said about the element type, by name or by the look of the elements.
  func elementType() throws(ExpectationSyntaxError) -> PrintedTensor.StatedType? {
    let named =
      statedType ?? (form == .size ? .int64 : elements.lazy.compactMap(\.type).first)
    if let named {
      try checkElements(are: named)
      return .exactly(named)
    }
    let isFloatingPoint = elements.isEmpty || elements.contains(where: \.isFloatingPoint)
    switch form {
    case .torch: return .exactly(isFloatingPoint ? .float32 : .int64)
    case .jax, .numpy: return isFloatingPoint ? .floatingPoint : .integer
    case .size, .list, .scalar, .table: return nil
    }
  }

  private func checkElements(
    are type: TensorValue.ElementType
  ) throws(ExpectationSyntaxError) {
    let expected = type == .bool ? "True or False" : "an element of type \(type.rawValue)"
    for element in elements {
      let fits =
        element.type.map { $0 == type }
        ?? (type != .bool && (type.isFloatingPoint || !element.isFloatingPoint))
      guard fits else {
        let found = cursor.text(element.bytes)
        throw cursor.failure(.mixedElements(expected: expected, found: found), at: element.bytes)
      }
    }
  }

  /// Returns the elements with the resolutions that their digits imply.
  ///
  /// A print has one number of decimals: NumPy's trims zeros but keeps to it, so the longest
  /// fraction counts for all. Exact are
  /// - whole numbers without a point;
  /// - whole numbers with a point where no element has decimals: PyTorch prints `4.` only if all
  ///   elements are whole, NumPy and JAX only if they are to the eighth decimal;
  /// - zero in scientific notation, because anything else would have another exponent.
  func scaledElements() -> [PrintedTensor.Element] {
    let decimals = elements.lazy.compactMap(\.decimals).max() ?? 0
    let factor = scale?.value ?? 1
    return elements.map { token in
      let isExact =
        token.decimals == nil || decimals == 0 || token.exponent != nil && token.value == 0
      let digit = isExact ? 0 : powerOfTen((token.exponent ?? 0) - decimals)
      return PrintedTensor.Element(
        value: token.value * factor, resolution: digit / 2 * factor.magnitude, bytes: token.bytes)
    }
  }
}

/// Returns a power of ten, correctly rounded.
private func powerOfTen(_ exponent: Int) -> Double {
  Double("1e\(exponent)") ?? 0
}
