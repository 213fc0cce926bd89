extension Tensor {
  /// Returns this tensor and another one joined along an axis.
  ///
  /// - Parameters:
  ///   - other: The tensor that follows; its other axes have the same sizes.
  ///   - axis: The axis along which both are joined; −1 is the last one.
  ///   - file: The caller's file, for the message if the shapes do not agree.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func concatenated(
    with other: Tensor, alongAxis axis: Int = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    .concatenate([self, other], alongAxis: axis, file: file, line: line)
  }

  /// Returns tensors joined along an axis.
  ///
  /// - Parameters:
  ///   - tensors: At least one tensor; all axes but the joined one have equal sizes.
  ///   - axis: The axis along which they are joined; −1 is the last one.
  ///   - file: The caller's file, for the message if the shapes do not agree.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public static func concatenate(
    _ tensors: [Tensor], alongAxis axis: Int = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    guard let first = tensors.first else {
      shapeFailure("at least one tensor is needed to concatenate", file: file, line: line)
    }
    let axis = first.resolved(axis: axis, file: file, line: line)
    stop(on: problem(concatenating: tensors, alongAxis: axis), file: file, line: line)
    // Up to the joined axis, each tensor contributes one run of elements in turn.
    let runCount = Array(first.shape[..<axis]).elementCount
    var scalars: [Float] = []
    scalars.reserveCapacity(tensors.reduce(0) { $0 + $1.scalarCount })
    for run in 0..<runCount {
      for tensor in tensors {
        let length = tensor.scalarCount / runCount
        scalars += tensor.scalars[run * length..<(run + 1) * length]
      }
    }
    var shape = first.shape
    shape[axis] = tensors.reduce(0) { $0 + $1.shape[axis] }
    return Tensor(uncheckedShape: shape, scalars: scalars)
  }

  static func problem(concatenating tensors: [Tensor], alongAxis axis: Int) -> String? {
    let expected = tensors[0].shape
    for (index, tensor) in tensors.enumerated() {
      var shape = tensor.shape
      if shape.count == expected.count { shape[axis] = expected[axis] }
      if shape != expected {
        return "tensors joined along axis \(axis) agree on all others, but tensor 0 has shape "
          + "\(expected) and tensor \(index) has shape \(tensor.shape)"
      }
    }
    return nil
  }
}
