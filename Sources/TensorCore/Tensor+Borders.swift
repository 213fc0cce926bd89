extension Tensor {
  /// Returns images with borders added to the last two axes.
  ///
  /// - Parameters:
  ///   - top: The rows above; negative ones are cut off, as at each edge.
  ///   - bottom: The rows below.
  ///   - left: The columns to the left.
  ///   - right: The columns to the right.
  ///   - value: The value of each added element.
  ///   - file: The caller's file, for the message if the borders do not fit.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func padded(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0, with value: Float = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    stop(
      on: problem(borders: (top, bottom), axis: -2) ?? problem(borders: (left, right), axis: -1),
      file: file, line: line)
    if (top, bottom, left, right) == (0, 0, 0, 0) { return self }
    let height = shape[rank - 2]
    let width = shape[rank - 1]
    let outerAxes = Array(shape.dropLast(2))
    let planes = 0..<outerAxes.elementCount
    let rows = Swift.max(-top, 0)..<height + Swift.min(bottom, 0)
    let columns = Swift.max(-left, 0)..<width + Swift.min(right, 0)
    // [planes, rows, columns], whatever the outer axes are.
    let source = Tensor(uncheckedShape: [planes.count, height, width], scalars: scalars)
    var result = Tensor(
      repeating: value, shape: [planes.count, height + top + bottom, width + left + right],
      file: file, line: line)
    result[
      planes, Swift.max(top, 0)..<Swift.max(top, 0) + rows.count,
      Swift.max(left, 0)..<Swift.max(left, 0) + columns.count] = source[planes, rows, columns]
    result.shape.replaceSubrange(0..<1, with: outerAxes)
    return result
  }

  /// Returns images with borders cut off from the last two axes.
  ///
  /// - Parameters:
  ///   - top: The rows above.
  ///   - bottom: The rows below.
  ///   - left: The columns to the left.
  ///   - right: The columns to the right.
  ///   - file: The caller's file, for the message if nothing is left.
  ///   - line: The caller's line.
  /// - Returns: A tensor of the same rank.
  public func cropped(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    padded(top: -top, bottom: -bottom, left: -left, right: -right, file: file, line: line)
  }

  /// Returns why borders at both ends of an axis, counted from the back, cannot be.
  func problem(borders: (before: Int, after: Int), axis: Int) -> String? {
    if let problem = imageProblem(leastRank: 2) { return problem }
    let size = shape[rank + axis]
    let largest = 1 << 40
    guard [borders.before, borders.after].allSatisfy((-size...largest).contains),
      size + Swift.min(borders.before, 0) + Swift.min(borders.after, 0) >= 0
    else {
      return "borders of \(borders.before) and \(borders.after) do not fit axis \(rank + axis) of "
        + "shape \(shape); at most \(size) cells can be cut off"
    }
    return nil
  }
}
