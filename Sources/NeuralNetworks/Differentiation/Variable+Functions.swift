#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Returns the exponential of each element.
public func exp(_ x: Variable) -> Variable {
  let y = exp(x.value)
  return Variable(y, from: [Operand(x) { $0 * y }])
}

/// Returns the natural logarithm of each element.
public func log(_ x: Variable) -> Variable {
  let value = x.value
  return Variable(log(value), from: [Operand(x) { $0 / value }])
}

/// Returns the square root of each element.
public func sqrt(_ x: Variable) -> Variable {
  let y = sqrt(x.value)
  return Variable(y, from: [Operand(x) { $0 / (2 * y) }])
}

/// Returns the hyperbolic tangent of each element.
public func tanh(_ x: Variable) -> Variable {
  var y = x.value
  y.replaceByTanh()
  return Variable(y, from: [Operand(x) { [y] in $0 * (1 - y * y) }])
}

/// Returns the logistic function 1 / (1 + e⁻ˣ) of each element.
public func sigmoid(_ x: Variable) -> Variable {
  var y = x.value
  y.replaceBySigmoid()
  return Variable(y, from: [Operand(x) { [y] in $0 * y * (1 - y) }])
}

/// Returns log(1 + eˣ) of each element, without overflow where x is large.
public func softplus(_ x: Variable) -> Variable {
  let value = x.value
  return Variable(softplus(value), from: [Operand(x) { $0 * sigmoid(value) }])
}

/// Returns log(1 + eˣ) of each element with all digits, also where eˣ is tiny.
func softplus(_ x: Tensor) -> Tensor {
  x.map { max($0, 0) + log1p(exp(-abs($0))) }
}

/// Returns the absolute value of each element; the derivative at 0 is taken as 0.
public func abs(_ x: Variable) -> Variable {
  let value = x.value
  return Variable(
    abs(value), from: [Operand(x) { $0 * value.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }])
}

/// Returns each element, or 0 where it is negative; the derivative at 0 is taken as 0.
public func relu(_ x: Variable) -> Variable { rectified(x, by: .zero) }

/// Returns each element, scaled down where it is negative.
///
/// - Parameters:
///   - x: The variable.
///   - slope: The factor for negative elements, which is also the derivative at 0.
/// - Returns: A variable of the same shape.
public func leakyReLU(_ x: Variable, slope: Float = 0.01) -> Variable {
  rectified(x, by: .slope(slope))
}

private func rectified(_ x: Variable, by rectifier: Rectifier) -> Variable {
  let value = x.value
  return Variable(
    value.rectified(by: rectifier),
    from: [Operand(x) { $0.pulledBack(by: rectifier, where: value) }])
}
