/// The rule by which tensors of different shapes combine element by element.
///
/// Shapes are aligned at their last axes; an axis of size 1, or one that is missing, repeats.
enum Broadcasting {
  /// Returns the common shape of two shapes, or `nil` if they do not combine.
  static func shape(_ left: [Int], _ right: [Int]) -> [Int]? {
    let rank = max(left.count, right.count)
    let left = [Int](repeating: 1, count: rank - left.count) + left
    let right = [Int](repeating: 1, count: rank - right.count) + right
    guard zip(left, right).allSatisfy({ $0 == $1 || $0 == 1 || $1 == 1 }) else { return nil }
    return zip(left, right).map { $0 == 1 ? $1 : $0 }
  }

  /// Returns why two shapes do not combine, or `nil` if they do.
  static func problem(_ left: [Int], _ right: [Int]) -> String? {
    if let shape = shape(left, right) { return AllocationLimit.problem(of: shape) }
    return "shapes \(left) and \(right) do not combine: counted from the last axis, sizes must be "
      + "equal or 1"
  }
}

extension Tensor {
  /// Returns the tensor repeated along axes of size 1, and along new first axes.
  ///
  /// - Parameters:
  ///   - shape: The shape of the result.
  ///   - file: The caller's file, for the message if the shapes do not combine.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the shape.
  public func broadcast(
    to shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if shape == self.shape { return self }
    stop(on: problem(broadcastingTo: shape), file: file, line: line)
    var layout = StridedLayout(rowMajor: self.shape)
    let newAxes = shape.count - rank
    let strides = zip(layout.strides, self.shape).map { stride, size in size == 1 ? 0 : stride }
    layout.strides = [Int](repeating: 0, count: newAxes) + strides
    layout.shape = shape
    return Tensor(gathering: self, through: layout)
  }

  func problem(broadcastingTo shape: [Int]) -> String? {
    if let problem = AllocationLimit.problem(of: shape) { return problem }
    if Broadcasting.shape(self.shape, shape) == shape { return nil }
    return "shape \(self.shape) does not fill shape \(shape): counted from the last axis, sizes "
      + "must be equal or 1"
  }

  /// Returns the tensor of `combine(a, b)` for the elements of both, broadcast to a common shape.
  @inline(__always)
  func combined(with other: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
    if shape == other.shape { return pairwise(other, combine) }
    if let problem = Broadcasting.problem(shape, other.shape) { shapeFailure(problem) }
    let common = Broadcasting.shape(shape, other.shape) ?? shape
    if other.scalarCount == 1, common == shape {
      let right = other.scalars[0]
      return map { combine($0, right) }
    }
    if scalarCount == 1, common == other.shape {
      let left = scalars[0]
      return other.map { combine(left, $0) }
    }
    return broadcast(to: common).pairwise(other.broadcast(to: common), combine)
  }

  /// Returns the tensor of `combine(a, b)` for the elements of two tensors of one shape.
  @inline(__always)
  private func pairwise(_ other: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
    let combined = [Float](unsafeUninitializedCapacity: scalarCount) { result, count in
      scalars.withUnsafeBufferPointer { left in
        other.scalars.withUnsafeBufferPointer { right in
          // No append and no check of each index: the loop is one that a compiler can widen.
          for i in left.indices { result.initializeElement(at: i, to: combine(left[i], right[i])) }
        }
      }
      count = scalarCount
    }
    return Tensor(uncheckedShape: shape, scalars: combined)
  }
}
