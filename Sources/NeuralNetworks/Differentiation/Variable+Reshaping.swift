extension Variable {
  /// Returns the same elements in another shape.
  ///
  /// - Parameters:
  ///   - shape: The new shape; one size may be −1 and is then computed from the others.
  ///   - file: The caller's file, for the message if the shape does not fit.
  ///   - line: The caller's line.
  /// - Returns: A variable with the elements in the same order.
  public func reshaped(
    to shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let original = self.shape
    return Variable(
      value.reshaped(to: shape, file: file, line: line),
      from: [Operand(self) { $0.reshaped(to: original) }])
  }

  /// Returns the variable with all axes from one on merged into one.
  ///
  /// - Parameters:
  ///   - axis: The first of the merged axes.
  ///   - file: The caller's file, for the message if the axis does not exist.
  ///   - line: The caller's line.
  /// - Returns: A variable of rank `axis + 1`.
  public func flattened(
    fromAxis axis: Int = 0, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let problem = "flattened: axis \(axis) does not exist in shape \(shape)"
    stop(on: (0...shape.count).contains(axis) ? nil : problem, file: file, line: line)
    return reshaped(to: shape[..<axis] + [shape[axis...].reduce(1, *)], file: file, line: line)
  }

  /// Returns the variable with its axes in another order.
  ///
  /// - Parameters:
  ///   - permutation: For each axis of the result, the axis of this variable that it was.
  ///   - file: The caller's file, for the message if an axis is missing or named twice.
  ///   - line: The caller's line.
  /// - Returns: A variable whose `shape[i]` is this one's `shape[permutation[i]]`.
  public func transposed(
    permutation: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let result = value.transposed(permutation: permutation, file: file, line: line)
    let inverse = permutation.indices.sorted { permutation[$0] < permutation[$1] }
    return Variable(result, from: [Operand(self) { $0.transposed(permutation: inverse) }])
  }

  /// Returns the part of the variable that has a range of indices along one axis.
  ///
  /// - Parameters:
  ///   - range: The indices.
  ///   - axis: The axis; −1 is the last one.
  ///   - file: The caller's file, for the message if the axis does not have the indices.
  ///   - line: The caller's line.
  /// - Returns: A variable of the same rank.
  public func sliced(
    _ range: Range<Int>, alongAxis axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let axis = axis < 0 ? axis + shape.count : axis
    stop(on: problem(slicing: range, alongAxis: axis), file: file, line: line)
    // With the axes before and behind it merged, the axis is the second of three.
    let size = shape[axis]
    let (outer, inner) = (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    var sliceShape = shape
    sliceShape[axis] = range.count
    let slice = value.reshaped(to: [outer, size, inner])[0..<outer, range]
    return Variable(
      slice.reshaped(to: sliceShape),
      from: [
        Operand(self) { [shape] gradient in
          var result = Tensor(zeros: [outer, size, inner])
          result[0..<outer, range] = gradient.reshaped(to: [outer, range.count, inner])
          return result.reshaped(to: shape)
        }
      ])
  }

  func problem(slicing range: Range<Int>, alongAxis axis: Int) -> String? {
    guard shape.indices.contains(axis) else {
      return "sliced: axis \(axis) does not exist in shape \(shape)"
    }
    if range.lowerBound >= 0 && range.upperBound <= shape[axis] { return nil }
    return "sliced: indices \(range) are not all within axis \(axis), whose size is \(shape[axis])"
  }

  /// Returns variables joined along an axis.
  ///
  /// - Parameters:
  ///   - variables: At least one variable; all axes but the joined one have equal sizes.
  ///   - axis: The axis along which they are joined; −1 is the last one.
  ///   - file: The caller's file, for the message if the shapes do not agree.
  ///   - line: The caller's line.
  /// - Returns: A variable of the same rank.
  public static func concatenate(
    _ variables: [Variable], alongAxis axis: Int = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let joined = Tensor.concatenate(
      variables.map(\.value), alongAxis: axis, file: file, line: line)
    let axis = axis < 0 ? axis + joined.rank : axis
    var end = 0
    let operands = variables.map { variable in
      let range = end..<end + variable.shape[axis]
      end = range.upperBound
      return Operand(variable) {
        Variable(constant: $0).sliced(range, alongAxis: axis).value
      }
    }
    return Variable(joined, from: operands)
  }

  /// Returns images with borders of zeros added to the last two axes.
  ///
  /// - Parameters:
  ///   - top: The rows above; negative ones are cut off, as at each edge.
  ///   - bottom: The rows below.
  ///   - left: The columns to the left.
  ///   - right: The columns to the right.
  ///   - file: The caller's file, for the message if the borders do not fit.
  ///   - line: The caller's line.
  /// - Returns: A variable of the same rank.
  public func padded(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let result = value.padded(
      top: top, bottom: bottom, left: left, right: right, file: file, line: line)
    return Variable(
      result,
      from: [
        Operand(self) { $0.cropped(top: top, bottom: bottom, left: left, right: right) }
      ])
  }
}
