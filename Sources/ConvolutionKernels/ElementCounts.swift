import ConvolutionMath

/// Stops the program, with the caller's line, if an operand lacks elements or has too many.
///
/// Unlike that of `precondition`, the message also appears in optimised builds. It costs nothing
/// unless it is needed: the shape is asked for only then.
///
/// - Parameters:
///   - count: The elements that the operand has.
///   - expected: The elements that it must have.
///   - operand: What the caller calls it.
///   - shape: The shape that the elements are counted from.
///   - file: The caller's file.
///   - line: The caller's line.
@inline(__always)
func require(
  _ count: Int, _ expected: Int, elementsOf operand: StaticString,
  shaped shape: @autoclosure () -> [Int], file: StaticString, line: UInt
) {
  if count != expected {
    countFailure(count, expected, operand, shape(), file: file, line: line)
  }
}

@inline(never)
private func countFailure(
  _ count: Int, _ expected: Int, _ operand: StaticString, _ shape: [Int],
  file: StaticString, line: UInt
) -> Never {
  fatalError(countProblem(count, expected, "\(operand)", shape), file: file, line: line)
}

/// Says what is wrong with a number of elements, for the message and for tests.
func countProblem(_ count: Int, _ expected: Int, _ operand: String, _ shape: [Int]) -> String {
  let elements = count == 1 ? "1 element" : "\(count) elements"
  return "'\(operand)' has \(elements), but shape \(shape) takes \(expected)"
}

extension ImageShape {
  /// The size of each axis: `[N, C, H, W]`.
  var axes: [Int] { [batchSize, channels, size.height, size.width] }
}

extension Convolution2D {
  /// The size of each of the weight's axes: `[F, C / groups, kH, kW]`.
  var weightAxes: [Int] {
    [features.channels, channelsPerGroup, geometry.kernelSize.height, geometry.kernelSize.width]
  }
}
