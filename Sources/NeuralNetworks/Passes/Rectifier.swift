/// What an activation does to negative numbers; positive ones stay as they are.
enum Rectifier {
  /// They become 0.
  case zero

  /// They are multiplied by a number.
  case slope(Float)

  /// Rectifies neighbouring numbers in place.
  func apply(to x: UnsafeMutablePointer<Float>, _ range: Range<Int>) {
    switch self {
    // Written so that what is not a number stays so.
    case .zero: for i in range { x[i] = x[i] < 0 ? 0 : x[i] }
    case .slope(let slope): for i in range { x[i] = x[i] > 0 ? x[i] : slope * x[i] }
    }
  }

  /// Writes the gradients of what was rectified.
  ///
  /// - Parameters:
  ///   - gradient: The gradients of the results.
  ///   - sign: The operands or the results, which have the same sign.
  ///   - range: Which of the neighbouring numbers.
  ///   - target: Where the gradients of the operands go.
  func pullBack(
    _ gradient: UnsafePointer<Float>, where sign: UnsafePointer<Float>, _ range: Range<Int>,
    into target: UnsafeMutablePointer<Float>
  ) {
    let slope = self.slope
    for i in range { target[i] = sign[i] > 0 ? gradient[i] : slope * gradient[i] }
  }

  private var slope: Float {
    switch self {
    case .zero: 0
    case .slope(let slope): slope
    }
  }
}

extension Tensor {
  /// Returns the tensor with an activation applied.
  func rectified(by rectifier: Rectifier) -> Tensor {
    Tensor(shape: shape) { target, range in
      withAddress { source in
        (target + range.lowerBound).update(from: source + range.lowerBound, count: range.count)
      }
      rectifier.apply(to: target, range)
    }
  }

  /// Applies an activation, in place if nobody else has this tensor.
  mutating func rectify(by rectifier: Rectifier) {
    rewrite { rectifier.apply(to: $0, $1) }
  }

  /// Returns the gradient of an activation's operand, for this gradient of its result.
  func pulledBack(by rectifier: Rectifier, where sign: Tensor) -> Tensor {
    requireSameShape(self, sign)
    return Tensor(shape: shape) { target, range in
      withAddress { gradient in
        sign.withAddress { sign in
          rectifier.pullBack(gradient, where: sign, range, into: target)
        }
      }
    }
  }
}
