extension Tensor {
  /// Returns the sum of all elements, added up in double precision.
  public func sum() -> Float {
    Float(scalars.reduce(0.0) { $0 + Double($1) })
  }

  /// Returns the mean of all elements; not a number if there are none.
  public func mean() -> Float {
    Float(scalars.reduce(0.0) { $0 + Double($1) } / Double(scalarCount))
  }

  /// Returns the largest element.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if there is no element.
  ///   - line: The caller's line.
  /// - Returns: The largest element; not a number if one of them is none.
  public func max(file: StaticString = #fileID, line: UInt = #line) -> Float {
    scalars[argmax(file: file, line: line)]
  }

  /// Returns the smallest element.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if there is no element.
  ///   - line: The caller's line.
  /// - Returns: The smallest element; not a number if one of them is none.
  public func min(file: StaticString = #fileID, line: UInt = #line) -> Float {
    -(-self).max(file: file, line: line)
  }

  /// Returns the place of the largest element in row-major order; the first one of equals.
  ///
  /// - Parameters:
  ///   - file: The caller's file, for the message if there is no element.
  ///   - line: The caller's line.
  /// - Returns: An index into `scalars`.
  public func argmax(file: StaticString = #fileID, line: UInt = #line) -> Int {
    stop(on: scalars.isEmpty ? emptyProblem : nil, file: file, line: line)
    return scalars[...].indexOfLargest
  }

  /// Returns the sums along some axes.
  ///
  /// - Parameters:
  ///   - axes: The axes that are summed over; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the other axes.
  public func sum(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    reduced(axes, keepDims, file, line) { run in
      Float(run.reduce(0.0) { $0 + Double($1) })
    }
  }

  /// Returns the means along some axes.
  ///
  /// - Parameters:
  ///   - axes: The axes that are averaged over; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the other axes.
  public func mean(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    reduced(axes, keepDims, file, line) { run in
      Float(run.reduce(0.0) { $0 + Double($1) } / Double(run.count))
    }
  }

  /// Returns the largest elements along some axes.
  ///
  /// - Parameters:
  ///   - axes: The axes that are searched; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist or has no element.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the other axes.
  public func max(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(on: scalars.isEmpty ? emptyProblem : nil, file: file, line: line)
    return reduced(axes, keepDims, file, line) { run in run[run.indexOfLargest] }
  }

  /// Returns the smallest elements along some axes.
  ///
  /// - Parameters:
  ///   - axes: The axes that are searched; −1 is the last one.
  ///   - keepDims: Whether these axes remain, with size 1.
  ///   - file: The caller's file, for the message if an axis does not exist or has no element.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the other axes.
  public func min(
    axes: [Int], keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    -(-self).max(axes: axes, keepDims: keepDims, file: file, line: line)
  }

  /// Returns the indices of the largest elements along an axis; the first one of equals.
  ///
  /// - Parameters:
  ///   - axis: The axis that is searched; −1 is the last one.
  ///   - keepDims: Whether the axis remains, with size 1.
  ///   - file: The caller's file, for the message if the axis does not exist or has no element.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the other axes, whose elements are whole numbers.
  public func argmax(
    axis: Int, keepDims: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(on: scalars.isEmpty ? emptyProblem : nil, file: file, line: line)
    return reduced([axis], keepDims, file, line) { run in
      Float(run.indexOfLargest - run.startIndex)
    }
  }

  private var emptyProblem: String { "shape \(shape) has no elements to choose from" }

  /// Reduces the runs of elements that differ only in the given axes.
  private func reduced(
    _ axes: [Int], _ keepDims: Bool, _ file: StaticString, _ line: UInt,
    _ reduce: (ArraySlice<Float>) -> Float
  ) -> Tensor {
    let reducedAxes = Set(axes.map { resolved(axis: $0, file: file, line: line) })
    let keptAxes = shape.indices.filter { !reducedAxes.contains($0) }
    // With the reduced axes last, the elements of each run are neighbours.
    let ordered = transposed(permutation: keptAxes + reducedAxes.sorted())
    let runLength = reducedAxes.map { shape[$0] }.elementCount
    let resultShape =
      keepDims
      ? shape.indices.map { reducedAxes.contains($0) ? 1 : shape[$0] }
      : keptAxes.map { shape[$0] }
    let results = (0..<resultShape.elementCount).map { run in
      reduce(ordered.scalars[run * runLength..<(run + 1) * runLength])
    }
    return Tensor(uncheckedShape: resultShape, scalars: results)
  }
}

extension ArraySlice<Float> {
  /// The index of the first largest element, or of the first that is not a number.
  fileprivate var indexOfLargest: Int {
    var best = startIndex
    for index in indices where self[index] > self[best] || self[index].isNaN {
      best = index
      if self[index].isNaN { break }
    }
    return best
  }
}
