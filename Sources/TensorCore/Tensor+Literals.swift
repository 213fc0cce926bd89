extension Tensor: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Float) {
    self.init(value)
  }
}

extension Tensor: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) {
    self.init(Float(value))
  }
}

extension Tensor {
  /// Infinity as a tensor of rank 0, so that literals can hold it: `[1, .infinity]`.
  public static var infinity: Tensor { Tensor(Float.infinity) }

  /// Not a number as a tensor of rank 0, so that literals can hold it: `[1, .nan]`.
  public static var nan: Tensor { Tensor(Float.nan) }
}

extension Tensor: ExpressibleByArrayLiteral {
  /// Stacks the elements of a literal, numbers or tensors of one shape, along a new first axis.
  public init(arrayLiteral elements: Tensor...) {
    self.init(stacking: elements)
  }
}

extension Tensor {
  /// Creates a tensor from tensors of one shape, along a new first axis.
  ///
  /// - Parameters:
  ///   - tensors: The tensors, all of the same shape.
  ///   - file: The caller's file, for the message if the shapes differ.
  ///   - line: The caller's line.
  public init(stacking tensors: [Tensor], file: StaticString = #fileID, line: UInt = #line) {
    stop(on: Self.problem(stacking: tensors), file: file, line: line)
    var scalars: [Float] = []
    scalars.reserveCapacity(tensors.count * (tensors.first?.scalarCount ?? 0))
    for tensor in tensors { scalars += tensor.scalars }
    self.init(uncheckedShape: [tensors.count] + (tensors.first?.shape ?? []), scalars: scalars)
  }

  static func problem(stacking tensors: [Tensor]) -> String? {
    guard let first = tensors.first,
      let index = tensors.firstIndex(where: { $0.shape != first.shape })
    else { return nil }
    return "stacked tensors have one shape, but element 0 has shape \(first.shape) "
      + "and element \(index) has shape \(tensors[index].shape)"
  }
}
