extension Variable {
  /// Returns the sum of all elements, of rank 0.
  public func sum() -> Variable {
    let shape = shape
    return Variable(Tensor(value.sum()), from: [Operand(self) { $0.broadcast(to: shape) }])
  }

  /// Returns the mean of all elements, of rank 0.
  public func mean() -> Variable {
    sum() / Variable(constant: Tensor(Float(value.scalarCount)))
  }

  /// Returns the sums along some axes.
  ///
  /// - Parameters:
  ///   - axes: The axes that are summed over; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A variable of the other axes.
  public func sum(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let sums = value.sum(axes: axes, keepDims: true, file: file, line: line)
    let shape = shape
    let result = Variable(sums, from: [Operand(self) { $0.broadcast(to: shape) }])
    return keepDims ? result : result.reshaped(to: remainingShape(without: axes))
  }

  /// Returns the means along some axes.
  ///
  /// - Parameters:
  ///   - axes: The axes that are averaged over; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A variable of the other axes.
  public func mean(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let sums = sum(axes: axes, keepDims: keepDims, file: file, line: line)
    let count = value.scalarCount / Swift.max(sums.value.scalarCount, 1)
    return sums / Variable(constant: Tensor(Float(count)))
  }

  /// Returns the largest elements along some axes; equal ones share the gradient.
  ///
  /// - Parameters:
  ///   - axes: The axes that are searched; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A variable of the other axes.
  public func max(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let largest = value.max(axes: axes, keepDims: true, file: file, line: line)
    // A difference of infinities is no number, so the elements are compared instead.
    let isLargest = Tensor(
      shape: shape,
      scalars: zip(value.scalars, largest.broadcast(to: shape).scalars).map { $0 == $1 ? 1 : 0 })
    let share = isLargest / isLargest.sum(axes: axes, keepDims: true)
    let result = Variable(largest, from: [Operand(self) { $0 * share }])
    return keepDims ? result : result.reshaped(to: remainingShape(without: axes))
  }

  private func remainingShape(without axes: [Int]) -> [Int] {
    let dropped = Set(axes.map { $0 < 0 ? $0 + shape.count : $0 })
    return shape.indices.filter { !dropped.contains($0) }.map { shape[$0] }
  }
}
