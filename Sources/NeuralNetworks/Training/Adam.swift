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
  ///   - file: The caller's file, for the message if a parameter occurs twice.
  ///   - line: The caller's line.
  public init(
    _ parameters: [Variable], learningRate: Float = 1e-3, betas: (Float, Float) = (0.9, 0.999),
    epsilon: Float = 1e-8, weightDecay: Float = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: parameterProblem("Adam", parameters), file: file, line: line)
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
      requireSameShape(gradient, parameter.value, moments[index].mean)
      if weightDecay != 0 { gradient += parameter.value * weightDecay }
      moments[index].move(&parameter.value, along: gradient, as: self)
    }
  }
}

extension Adam {
  /// What the optimiser remembers, by the place of the parameter among `parameters`.
  ///
  /// `0.mean` and `0.square` have the first parameter's shape; `0.steps` is one number.
  public var state: [String: Tensor] {
    var state: [String: Tensor] = [:]
    for (index, moments) in moments.enumerated() {
      state["\(index).mean"] = moments.mean
      state["\(index).square"] = moments.square
      state["\(index).steps"] = Tensor([Float(moments.stepCount)])
    }
    return state
  }

  /// Makes the optimiser remember what another one did, or changes nothing if something does not fit.
  public func load(_ state: [String: Tensor]) throws(StateError) {
    var known = self.state
    let missing = known.keys.filter { state[$0] == nil }.sorted()
    if !missing.isEmpty { throw .missing(missing) }
    let unexpected = state.keys.filter { known[$0] == nil }.sorted()
    if !unexpected.isEmpty { throw .unexpected(unexpected) }
    for (name, tensor) in state {
      if let shape = known[name]?.shape, shape != tensor.shape {
        throw .wrongShape(name: name, expected: shape, actual: tensor.shape)
      }
      known[name] = tensor
    }
    for index in moments.indices {
      guard let mean = known["\(index).mean"], let square = known["\(index).square"],
        let steps = known["\(index).steps"]?.scalars.first
      else { continue }
      moments[index] = Moments(mean: mean, square: square, stepCount: Double(steps))
    }
  }
}

extension Adam.Moments {
  /// Averages a gradient in and moves the parameter, in one pass over the four tensors.
  fileprivate mutating func move(
    _ parameter: inout Tensor, along gradient: Tensor, as adam: Adam
  ) {
    stepCount += 1
    let pass = AdamPass(adam, stepCount: stepCount)
    let count = gradient.scalarCount
    gradient.withAddress { gradient in
      parameter.withMutableAddress { parameter in
        mean.withMutableAddress { mean in
          square.withMutableAddress { square in
            Chunks.forEach(of: count) {
              pass.run($0, parameter, gradient, mean: mean, square: square)
            }
          }
        }
      }
    }
  }
}

/// The numbers of one step that are the same for all elements.
private struct AdamPass {
  let betas: (Float, Float)
  let epsilon: Float
  let length: Float
  let squareRootOfCorrection: Float

  init(_ adam: Adam, stepCount: Double) {
    betas = adam.betas
    epsilon = adam.epsilon
    length = adam.learningRate / Float(1 - pow(Double(betas.0), stepCount))
    squareRootOfCorrection = Float(1 - pow(Double(betas.1), stepCount)).squareRoot()
  }

  func run(
    _ range: Range<Int>, _ parameter: UnsafeMutablePointer<Float>,
    _ gradient: UnsafePointer<Float>, mean: UnsafeMutablePointer<Float>,
    square: UnsafeMutablePointer<Float>
  ) {
    let (beta1, beta2) = betas
    for i in range {
      let g = gradient[i]
      mean[i] = mean[i] * beta1 + g * (1 - beta1)
      square[i] = square[i] * beta2 + g * g * (1 - beta2)
      let spread = square[i].squareRoot() / squareRootOfCorrection + epsilon
      parameter[i] -= mean[i] / spread * length
    }
  }
}
