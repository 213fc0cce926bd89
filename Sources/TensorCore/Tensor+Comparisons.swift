extension Tensor {
  /// Returns where the elements are equal, broadcast to a common shape.
  public static func .== (left: Tensor, right: Tensor) -> BooleanTensor {
    left.compared(with: right) { $0 == $1 }
  }

  /// Returns where the elements differ, broadcast to a common shape.
  public static func .!= (left: Tensor, right: Tensor) -> BooleanTensor {
    left.compared(with: right) { $0 != $1 }
  }

  /// Returns where the left elements are smaller, broadcast to a common shape.
  public static func .< (left: Tensor, right: Tensor) -> BooleanTensor {
    left.compared(with: right) { $0 < $1 }
  }

  /// Returns where the left elements are smaller or equal, broadcast to a common shape.
  public static func .<= (left: Tensor, right: Tensor) -> BooleanTensor {
    left.compared(with: right) { $0 <= $1 }
  }

  /// Returns where the left elements are larger, broadcast to a common shape.
  public static func .> (left: Tensor, right: Tensor) -> BooleanTensor {
    left.compared(with: right) { $0 > $1 }
  }

  /// Returns where the left elements are larger or equal, broadcast to a common shape.
  public static func .>= (left: Tensor, right: Tensor) -> BooleanTensor {
    left.compared(with: right) { $0 >= $1 }
  }

  /// Returns whether two tensors have one shape and nearly equal elements.
  ///
  /// Each element must satisfy |a − b| ≤ absoluteTolerance + relativeTolerance·|b|. NaN is close to
  /// nothing, infinities only to themselves.
  ///
  /// - Parameters:
  ///   - other: The expected tensor, whose elements the relative tolerance refers to.
  ///   - absoluteTolerance: The error that is always allowed.
  ///   - relativeTolerance: The error that is allowed for each unit of the expected element.
  /// - Returns: `false` also where the shapes differ.
  public func isClose(
    to other: Tensor, absoluteTolerance: Float = 1e-5, relativeTolerance: Float = 1e-5
  ) -> Bool {
    shape == other.shape
      && zip(scalars, other.scalars).allSatisfy { actual, expected in
        if actual == expected { return true }
        let tolerance = absoluteTolerance + relativeTolerance * expected.magnitude
        return expected.isFinite && (actual - expected).magnitude <= tolerance
      }
  }

  private func compared(with other: Tensor, _ holds: (Float, Float) -> Bool) -> BooleanTensor {
    let truth = combined(with: other) { holds($0, $1) ? 1 : 0 }
    return BooleanTensor(shape: truth.shape, scalars: truth.scalars.map { $0 == 1 })
  }
}
