#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Tensor {
  /// Returns the tensor of `transform(element)` for each element.
  public func map(_ transform: (Float) throws -> Float) rethrows -> Tensor {
    try Tensor(uncheckedShape: shape, scalars: scalars.map(transform))
  }

  /// Returns the tensor with each element moved to the nearest number of a range.
  public func clamped(to range: ClosedRange<Float>) -> Tensor {
    map { Swift.min(Swift.max($0, range.lowerBound), range.upperBound) }
  }
}

/// Returns the exponential of each element.
public func exp(_ tensor: Tensor) -> Tensor { tensor.map { expf($0) } }

/// Returns the natural logarithm of each element.
public func log(_ tensor: Tensor) -> Tensor { tensor.map { logf($0) } }

/// Returns the square root of each element.
public func sqrt(_ tensor: Tensor) -> Tensor { tensor.map { $0.squareRoot() } }

/// Returns the hyperbolic tangent of each element.
public func tanh(_ tensor: Tensor) -> Tensor { tensor.map { tanhf($0) } }

/// Returns the logistic function 1 / (1 + e⁻ˣ) of each element.
public func sigmoid(_ tensor: Tensor) -> Tensor { tensor.map { 1 / (1 + expf(-$0)) } }

/// Returns the absolute value of each element.
public func abs(_ tensor: Tensor) -> Tensor { tensor.map { $0.magnitude } }

/// Returns each element, or 0 where it is negative.
public func relu(_ tensor: Tensor) -> Tensor { tensor.map { $0 < 0 ? 0 : $0 } }

/// Returns the larger one of the elements of two tensors, broadcast to a common shape.
public func max(_ left: Tensor, _ right: Tensor) -> Tensor {
  left.combined(with: right) { $0.isNaN || $0 > $1 ? $0 : $1 }
}

/// Returns the smaller one of the elements of two tensors, broadcast to a common shape.
public func min(_ left: Tensor, _ right: Tensor) -> Tensor {
  left.combined(with: right) { $0.isNaN || $0 < $1 ? $0 : $1 }
}
