/// Returns the gradient of a function at a point, computed by automatic differentiation.
///
///     gradient(at: [1, 2, 3]) { x in (x * x).sum() }  // tensor([2., 4., 6.])
///
/// - Parameters:
///   - point: The argument.
///   - seed: The gradient of the result, of its shape; 1 if the result is one number.
///   - file: The caller's file, for the message if the seed is missing or does not fit.
///   - line: The caller's line.
///   - function: The function, which computes on variables.
/// - Returns: A tensor of the point's shape; zeros if the result does not depend on the argument.
public func gradient(
  at point: Tensor, seed: Tensor? = nil, file: StaticString = #fileID, line: UInt = #line,
  of function: (Variable) -> Variable
) -> Tensor {
  let argument = Variable(point)
  let result = function(argument)
  guard result.tracksGradient else { return Tensor(zeros: point.shape) }
  result.backward(from: seed, file: file, line: line)
  return argument.gradient ?? Tensor(zeros: point.shape)
}

/// Returns the gradient of a function at a point, estimated by trying out small steps.
///
/// Each element in turn is moved by a step in either direction:
///
///     (f(x + step) − f(x − step)) / (2·step)
///
/// It needs nothing but the function itself, so it checks gradients that were derived on paper. For a
/// function that is linear in each element, such as a convolution, a step of 1 is as good as any.
///
/// - Parameters:
///   - point: The argument.
///   - step: How far each element is moved.
///   - function: The function.
/// - Returns: A tensor of the point's shape.
/// - Complexity: Two calls of the function for each element.
public func estimatedGradient(
  at point: Tensor, step: Float = 1e-2, of function: (Tensor) -> Float
) -> Tensor {
  let slopes = point.scalars.indices.map { place in
    let ahead = function(point.moved(by: step, at: place))
    let behind = function(point.moved(by: -step, at: place))
    return (ahead - behind) / (2 * step)
  }
  return Tensor(shape: point.shape, scalars: slopes)
}

extension Tensor {
  /// Returns the tensor with one element changed.
  fileprivate func moved(by step: Float, at place: Int) -> Tensor {
    var scalars = scalars
    scalars[place] += step
    return Tensor(shape: shape, scalars: scalars)
  }
}
