// Operators cannot know the caller's line; their messages name the shapes instead.
//
// The forms with a `Float` are disfavoured so that a literal, which could be either, becomes a
// tensor of rank 0 and `2 * x` has one meaning.

extension Tensor {
  /// Returns the sums of the elements, broadcast to a common shape.
  public static func + (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right) { $0 + $1 }
  }

  /// Returns the differences of the elements, broadcast to a common shape.
  public static func - (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right) { $0 - $1 }
  }

  /// Returns the products of the elements, broadcast to a common shape.
  public static func * (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right) { $0 * $1 }
  }

  /// Returns the quotients of the elements, broadcast to a common shape.
  public static func / (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right) { $0 / $1 }
  }

  /// Returns the tensor with each element negated.
  public static prefix func - (tensor: Tensor) -> Tensor {
    tensor.map { -$0 }
  }

  /// Adds a tensor, broadcast to the shape of the left one.
  public static func += (left: inout Tensor, right: Tensor) {
    left.combine(with: right) { $0 += $1 }
  }

  /// Subtracts a tensor, broadcast to the shape of the left one.
  public static func -= (left: inout Tensor, right: Tensor) {
    left.combine(with: right) { $0 -= $1 }
  }

  /// Multiplies by a tensor, broadcast to the shape of the left one.
  public static func *= (left: inout Tensor, right: Tensor) {
    left.combine(with: right) { $0 *= $1 }
  }

  /// Divides by a tensor, broadcast to the shape of the left one.
  public static func /= (left: inout Tensor, right: Tensor) {
    left.combine(with: right) { $0 /= $1 }
  }

  /// Replaces each element of the tensor in place; the other one must fit its shape.
  @inline(__always)
  private mutating func combine(with other: Tensor, _ replace: (inout Float, Float) -> Void) {
    let values = other.broadcast(to: shape).scalars
    scalars.withUnsafeMutableBufferPointer { scalars in
      values.withUnsafeBufferPointer { values in
        for i in scalars.indices { replace(&scalars[i], values[i]) }
      }
    }
  }
}

extension Tensor {
  /// Returns the sum of each element and a number.
  @_disfavoredOverload
  public static func + (left: Tensor, right: Float) -> Tensor { left.map { $0 + right } }

  /// Returns the sum of a number and each element.
  @_disfavoredOverload
  public static func + (left: Float, right: Tensor) -> Tensor { right.map { left + $0 } }

  /// Returns the difference of each element and a number.
  @_disfavoredOverload
  public static func - (left: Tensor, right: Float) -> Tensor { left.map { $0 - right } }

  /// Returns the difference of a number and each element.
  @_disfavoredOverload
  public static func - (left: Float, right: Tensor) -> Tensor { right.map { left - $0 } }

  /// Returns the product of each element and a number.
  @_disfavoredOverload
  public static func * (left: Tensor, right: Float) -> Tensor { left.map { $0 * right } }

  /// Returns the product of a number and each element.
  @_disfavoredOverload
  public static func * (left: Float, right: Tensor) -> Tensor { right.map { left * $0 } }

  /// Returns the quotient of each element and a number.
  @_disfavoredOverload
  public static func / (left: Tensor, right: Float) -> Tensor { left.map { $0 / right } }

  /// Returns the quotient of a number and each element.
  @_disfavoredOverload
  public static func / (left: Float, right: Tensor) -> Tensor { right.map { left / $0 } }

  /// Adds a number to each element.
  @_disfavoredOverload
  public static func += (left: inout Tensor, right: Float) { left = left + right }

  /// Subtracts a number from each element.
  @_disfavoredOverload
  public static func -= (left: inout Tensor, right: Float) { left = left - right }

  /// Multiplies each element by a number.
  @_disfavoredOverload
  public static func *= (left: inout Tensor, right: Float) { left = left * right }

  /// Divides each element by a number.
  @_disfavoredOverload
  public static func /= (left: inout Tensor, right: Float) { left = left / right }
}
