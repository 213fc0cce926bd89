extension Tensor {
  /// Returns the tensor with its axes in another order.
  ///
  /// - Parameters:
  ///   - permutation: For each axis of the result, the axis of this tensor that it was.
  ///   - file: The caller's file, for the message if an axis is missing or named twice.
  ///   - line: The caller's line.
  /// - Returns: A tensor whose `shape[i]` is this one's `shape[permutation[i]]`.
  public func transposed(
    permutation: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(on: problem(permutation: permutation), file: file, line: line)
    var layout = StridedLayout(rowMajor: shape)
    layout.shape = permutation.map { shape[$0] }
    layout.strides = permutation.map { [strides = layout.strides] in strides[$0] }
    return Tensor(gathering: self, through: layout)
  }

  /// Returns the transposed matrix.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if the tensor is no matrix.
  ///   - line: The caller's line.
  /// - Returns: A matrix with rows and columns exchanged.
  public func transposed(file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let problem =
      "transposed() takes a matrix, but the shape is \(shape); "
      + "say transposed(permutation:)"
    stop(on: rank == 2 ? nil : problem, file: file, line: line)
    return transposed(permutation: [1, 0], file: file, line: line)
  }

  /// Returns the tensor with the order of the elements reversed along some axes.
  ///
  /// Along the last two axes this rotates a kernel by 180 degrees: `kernel.flipped(axes: [-2, -1])`.
  ///
  /// - Parameters:
  ///   - axes: The axes to reverse; −1 is the last one.
  ///   - file: The caller's file, for the message if an axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same shape.
  public func flipped(
    axes: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    var layout = StridedLayout(rowMajor: shape)
    for axis in Set(axes.map({ resolved(axis: $0, file: file, line: line) })) {
      layout.start += (shape[axis] - 1) * layout.strides[axis]
      layout.strides[axis] *= -1
    }
    return Tensor(gathering: self, through: layout)
  }

  func problem(permutation: [Int]) -> String? {
    if permutation.sorted() == Array(0..<rank) { return nil }
    return "permutation \(permutation) must name each axis of shape \(shape) once"
  }

  package func imageProblem(leastRank: Int) -> String? {
    if rank >= leastRank { return nil }
    return "an image of at least \(leastRank) axes was expected, but the shape is \(shape)"
  }
}
