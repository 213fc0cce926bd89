/// Gradient descent, with momentum if wanted.
///
/// With gradient g, to which weightDecay·parameter is added, and velocity v, which starts as g:
///
///     v = momentum·v + g
///     parameter −= learningRate·v
///
/// - SeeAlso: PyTorch's `SGD`, whose steps these are.
public final class SGD: Optimizer {
  public let parameters: [Variable]

  /// How far a step goes; may be changed between steps.
  public var learningRate: Float

  /// How much of the last step's velocity the next one keeps.
  public let momentum: Float

  /// How strongly parameters are pulled towards zero.
  public let weightDecay: Float

  private var velocities: [Tensor?]

  /// Creates an optimiser.
  ///
  /// - Parameters:
  ///   - parameters: What is to be changed, such as a network's `parameters`.
  ///   - learningRate: How far a step goes.
  ///   - momentum: How much of the last step's velocity the next one keeps.
  ///   - weightDecay: How strongly parameters are pulled towards zero.
  ///   - file: The caller's file, for the message if a parameter occurs twice.
  ///   - line: The caller's line.
  public init(
    _ parameters: [Variable], learningRate: Float, momentum: Float = 0, weightDecay: Float = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: parameterProblem("SGD", parameters), file: file, line: line)
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    self.weightDecay = weightDecay
    velocities = [Tensor?](repeating: nil, count: parameters.count)
  }

  public func step() {
    for (index, parameter) in parameters.enumerated() {
      guard var gradient = parameter.gradient else { continue }
      requireSameShape(gradient, parameter.value)
      if weightDecay != 0 { gradient += parameter.value * weightDecay }
      let velocity = velocities[index].map { $0 * momentum + gradient } ?? gradient
      if momentum != 0 { velocities[index] = velocity }
      parameter.value -= velocity * learningRate
    }
  }
}
