/// A layer that gives each channel mean 0 and variance 1, then a learned mean and scale.
///
/// In training the mean and the variance are those of the batch, and running averages of them are
/// kept; in use, after `eval()`, the running averages take their place.
///
/// - SeeAlso: Ioffe and Szegedy, *Batch normalization* (2015); PyTorch's `BatchNorm2d`.
public final class BatchNorm2D: Layer, TrainingDependent {
  /// The learned scale, shape `[C]`.
  public let weight: Variable

  /// The learned mean, shape `[C]`.
  public let bias: Variable

  /// The running average of the means, shape `[C]`.
  public var runningMean: Tensor { meanStatistic.value }

  /// The running average of the unbiased variances, shape `[C]`.
  public var runningVariance: Tensor { varianceStatistic.value }

  /// The share of the newest batch in the running averages.
  public let momentum: Float

  /// What is added to a variance before its root is taken.
  public let epsilon: Float

  public var isTraining = true

  private let meanStatistic: Variable
  private let varianceStatistic: Variable

  /// Creates a layer that leaves mean 0 and variance 1.
  ///
  /// - Parameters:
  ///   - channels: The number of channels.
  ///   - momentum: The share of the newest batch in the running averages.
  ///   - epsilon: What is added to a variance before its root is taken.
  ///   - file: The caller's file, for the message if there can be no such layer.
  ///   - line: The caller's line.
  public init(
    channels: Int, momentum: Float = 0.1, epsilon: Float = 1e-5,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    weight = Variable(Tensor(ones: [channels], file: file, line: line))
    bias = Variable(Tensor(zeros: [channels]))
    meanStatistic = Variable(constant: Tensor(zeros: [channels]))
    varianceStatistic = Variable(constant: Tensor(ones: [channels]))
    self.momentum = momentum
    self.epsilon = epsilon
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    stop(on: problem(input.shape), file: file, line: line)
    let (mean, variance) = isTraining ? batchStatistics(of: input) : runningStatistics
    let normalized = (input - mean) / sqrt(variance + Variable(constant: Tensor(epsilon)))
    return normalized * weight.perChannel + bias.perChannel
  }

  public var contents: [(name: String, content: ModuleContent)] {
    [
      ("weight", .parameter(weight)), ("bias", .parameter(bias)),
      ("running_mean", .statistic(meanStatistic)), ("running_var", .statistic(varianceStatistic)),
    ]
  }

  private var runningStatistics: (mean: Variable, variance: Variable) {
    (meanStatistic.perChannel, varianceStatistic.perChannel)
  }

  /// Returns the batch's mean and variance, through which gradients flow, and averages them in.
  private func batchStatistics(of input: Variable) -> (mean: Variable, variance: Variable) {
    let mean = input.mean(axes: [0, 2, 3], keepDims: true)
    let deviation = input - mean
    let variance = (deviation * deviation).mean(axes: [0, 2, 3], keepDims: true)
    let count = Float(input.value.scalarCount / weight.value.scalarCount)
    // The running average estimates the variance of all data from a sample: n − 1, not n.
    meanStatistic.average(in: mean.value, momentum)
    varianceStatistic.average(in: variance.value * (count / (count - 1)), momentum)
    return (mean, variance)
  }

  func problem(_ shape: [Int]) -> String? {
    let channels = weight.value.scalarCount
    if let problem = imageProblem("BatchNorm2D", shape, channels: channels) { return problem }
    if !isTraining || shape.reduce(1, *) > channels { return nil }
    return "BatchNorm2D: shape \(shape) has one value for each channel, whose variance is 0; "
      + "training takes more images, or call eval() first"
  }
}

extension Variable {
  /// The vector `[C]` as `[1, C, 1, 1]`, to be combined with images.
  fileprivate var perChannel: Variable {
    reshaped(to: [1, value.scalarCount, 1, 1])
  }

  /// Moves a running average towards a new value.
  fileprivate func average(in newest: Tensor, _ momentum: Float) {
    value = value * (1 - momentum) + newest.flattened() * momentum
  }
}
