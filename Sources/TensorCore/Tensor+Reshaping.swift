extension Tensor {
  /// Returns the same elements in another shape.
  ///
  /// - Parameters:
  ///   - shape: The new shape; one size may be −1 and is then computed from the others.
  ///   - file: The caller's file, for the message if the shape does not fit.
  ///   - line: The caller's line.
  /// - Returns: A tensor with the elements in the same order.
  public func reshaped(
    to shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(on: problem(resolving: shape), file: file, line: line)
    let shape = resolved(shape)
    stop(on: problem(reshapingTo: shape), file: file, line: line)
    return Tensor(uncheckedShape: shape, scalars: scalars)
  }

  /// Returns the elements as a vector.
  public func flattened() -> Tensor {
    Tensor(uncheckedShape: [scalarCount], scalars: scalars)
  }

  /// Returns the tensor without its axes of size 1.
  public func squeezed() -> Tensor {
    Tensor(uncheckedShape: shape.filter { $0 != 1 }, scalars: scalars)
  }

  /// Returns the tensor without one axis of size 1.
  ///
  /// - Parameters:
  ///   - axis: The axis to drop; −1 is the last one.
  ///   - file: The caller's file, for the message if the size is another.
  ///   - line: The caller's line.
  /// - Returns: A tensor of one axis less.
  public func squeezed(
    axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let axis = resolved(axis: axis, file: file, line: line)
    let problem =
      "axis \(axis) of shape \(shape) has size \(shape[axis]); only size 1 can be dropped"
    stop(on: shape[axis] == 1 ? nil : problem, file: file, line: line)
    var shape = shape
    shape.remove(at: axis)
    return Tensor(uncheckedShape: shape, scalars: scalars)
  }

  /// Returns the tensor with one more axis, of size 1.
  ///
  /// - Parameters:
  ///   - axis: Where the axis stands in the result; −1 is behind the last one.
  ///   - file: The caller's file, for the message if there is no such place.
  ///   - line: The caller's line.
  /// - Returns: A tensor of one axis more.
  public func unsqueezed(
    axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let position = axis < 0 ? axis + rank + 1 : axis
    let problem =
      "axis \(axis) is no place for a new axis of shape \(shape); "
      + "valid places range from \(-rank - 1) to \(rank)"
    stop(on: (0...rank).contains(position) ? nil : problem, file: file, line: line)
    var shape = shape
    shape.insert(1, at: position)
    return Tensor(uncheckedShape: shape, scalars: scalars)
  }

  /// Replaces one −1 by the size that makes the number of elements right.
  private func resolved(_ shape: [Int]) -> [Int] {
    guard let axis = shape.firstIndex(of: -1) else { return shape }
    var shape = shape
    shape[axis] = 1
    guard AllocationLimit.problem(of: shape) == nil, shape.elementCount > 0,
      scalarCount.isMultiple(of: shape.elementCount)
    else { return shape }
    shape[axis] = scalarCount / shape.elementCount
    return shape
  }

  func problem(resolving shape: [Int]) -> String? {
    let others = shape.filter { $0 != -1 }
    if others.count == shape.count { return nil }
    if others.count < shape.count - 1 {
      return "shape \(shape) leaves more than one size open; only one can be -1"
    }
    if let problem = AllocationLimit.problem(of: others) { return problem }
    let count = others.elementCount
    if count > 0, scalarCount.isMultiple(of: count) { return nil }
    return "the \(scalarCount.elements) of shape \(self.shape) do not divide into shape \(shape)"
  }

  func problem(reshapingTo shape: [Int]) -> String? {
    if let problem = AllocationLimit.problem(of: shape) { return problem }
    if shape.elementCount == scalarCount { return nil }
    return "shape \(self.shape) has \(scalarCount.elements) and cannot become shape \(shape), "
      + "which has \(shape.elementCount)"
  }
}

extension Tensor {
  /// Returns an axis counted from the front, where negative ones count from the back.
  func resolved(axis: Int, file: StaticString, line: UInt) -> Int {
    stop(on: problem(axis: axis), file: file, line: line)
    return axis < 0 ? axis + rank : axis
  }

  func problem(axis: Int) -> String? {
    if (-rank..<rank).contains(axis) { return nil }
    if rank == 0 { return "axis \(axis) does not exist: the tensor is a single number" }
    return "axis \(axis) does not exist in shape \(shape); valid axes range from \(-rank) "
      + "to \(rank - 1)"
  }
}
