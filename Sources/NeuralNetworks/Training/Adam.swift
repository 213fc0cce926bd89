#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Gradient descent whose steps have about the same length for every element.
///
/// Running averages m of the gradient and v of its square start at 0, and dividing by 1 − βᵗ makes up
/// for that at step t:
///
///     m = β₁·m + (1 − β₁)·g
///     v = β₂·v + (1 − β₂)·g²
///     parameter −= learningRate · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + epsilon)
///
/// - SeeAlso: Kingma and Ba, *Adam* (2015); PyTorch's `Adam`, whose steps these are.
public final class Adam: Optimizer {
  public let parameters: [Variable]

  /// How far a step goes; may be changed between steps.
  public var learningRate: Float

  /// How much of the averages of the gradient, and of its square, a step keeps.
  public let betas: (Float, Float)

  /// What keeps the divisor from being zero.
  public let epsilon: Float

  /// How strongly parameters are pulled towards zero, as a part of the gradient.
  public let weightDecay: Float

  private var moments: [Moments]

  /// What the optimiser remembers of one parameter.
  fileprivate struct Moments {
    var mean: Tensor
    var square: Tensor
    var stepCount: Double = 0
  }

  /// Creates an optimiser.
  ///
  /// - Parameters:
  ///   - parameters: What is to be changed, such as a network's `parameters`.
  ///   - learningRate: How far a step goes.
  ///   - betas: How much of the averages of the gradient, and of its square, a step keeps.
  ///   - epsilon: What keeps the divisor from being zero.
  ///   - weightDecay: How strongly parameters are pulled towards zero.
  public init(
    _ parameters: [Variable], learningRate: Float = 1e-3, betas: (Float, Float) = (0.9, 0.999),
    epsilon: Float = 1e-8, weightDecay: Float = 0
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    moments = parameters.map {
      Moments(mean: Tensor(zeros: $0.shape), square: Tensor(zeros: $0.shape))
    }
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard var gradient = parameter.gradient else { continue }
      if weightDecay != 0 { gradient += parameter.value * weightDecay }
      parameter.value -= moments[index].step(along: gradient, of: self)
    }
  }
}

extension Adam.Moments {
  /// Averages a gradient in and returns what the parameter loses by it.
  fileprivate mutating func step(along gradient: Tensor, of adam: Adam) -> Tensor {
    let (beta1, beta2) = adam.betas
    stepCount += 1
    mean = mean * beta1 + gradient * (1 - beta1)
    square = square * beta2 + gradient * gradient * (1 - beta2)
    let meanCorrection = Float(1 - pow(Double(beta1), stepCount))
    let squareCorrection = Float(1 - pow(Double(beta2), stepCount))
    let spread = sqrt(square) / squareCorrection.squareRoot() + adam.epsilon
    return mean / spread * (adam.learningRate / meanCorrection)
  }
}
