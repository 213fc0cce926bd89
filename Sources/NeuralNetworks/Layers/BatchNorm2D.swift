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
    stop(
      on: channels < 1
        ? "BatchNorm2D: the number of channels is \(channels); it must be at least 1" : nil,
      file: file, line: line)
    weight = Variable(Tensor(ones: [channels], file: file, line: line))
    bias = Variable(Tensor(zeros: [channels]))
    meanStatistic = Variable(constant: Tensor(zeros: [channels]))
    varianceStatistic = Variable(constant: Tensor(ones: [channels]))
    self.momentum = momentum
    self.epsilon = epsilon
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    forward(input, rectifiedBy: nil, file: file, line: line)
  }

  /// Applies the layer and the activation behind it, in one pass.
  func forward(
    _ input: Variable, rectifiedBy rectifier: Rectifier?, file: StaticString, line: UInt
  ) -> Variable {
    stop(on: problem(input.shape), file: file, line: line)
    let images = input.value
    let followsBatch = isTraining
    let normalization = followsBatch ? byBatch(images, rectifier) : inUse(rectifier)
    let result = normalization(images)
    return Variable(result, from: [input, weight, bias]) { gradient in
      let gradients = normalization.gradients(
        for: gradient, of: images, result: result, followsBatch: followsBatch)
      return [gradients.images, gradients.weight, gradients.bias]
    }
  }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    forward(input, rectifiedBy: nil, file: file, line: line)
  }

  /// Applies the layer and the activation behind it to data, in the data's own memory.
  func forward(
    _ input: consuming Tensor, rectifiedBy rectifier: Rectifier?, file: StaticString, line: UInt
  ) -> Tensor {
    var images = input
    stop(on: problem(images.shape), file: file, line: line)
    let normalization = isTraining ? byBatch(images, rectifier) : inUse(rectifier)
    normalization.apply(to: &images)
    return images
  }

  public var contents: [(name: String, content: ModuleContent)] {
    [
      ("weight", .parameter(weight)), ("bias", .parameter(bias)),
      ("running_mean", .statistic(meanStatistic)), ("running_var", .statistic(varianceStatistic)),
    ]
  }

  /// Returns the normalisation by the running averages.
  private func inUse(_ rectifier: Rectifier?) -> Normalization {
    Normalization(
      mean: runningMean, variance: runningVariance, epsilon: epsilon, weight: weight.value,
      bias: bias.value, rectifier: rectifier)
  }

  /// Returns the normalisation by a batch's mean and variance, and averages these in.
  private func byBatch(_ images: Tensor, _ rectifier: Rectifier?) -> Normalization {
    let (mean, variance) = images.channelMoments()
    let count = Float(images.scalarCount / weight.value.scalarCount)
    // The running average estimates the variance of all data from a sample: n − 1, not n.
    meanStatistic.average(in: mean, momentum)
    varianceStatistic.average(in: variance * (count / (count - 1)), momentum)
    return Normalization(
      mean: mean, variance: variance, epsilon: epsilon, weight: weight.value, bias: bias.value,
      rectifier: rectifier)
  }

  func problem(_ shape: [Int]) -> String? {
    let channels = weight.value.scalarCount
    if let problem = imageProblem("BatchNorm2D", shape, channels: channels) { return problem }
    if !isTraining { return nil }
    let count = shape.contains(0) ? 0 : shape.reduce(1, *)
    if count > channels { return nil }
    if count == 0 {
      return "BatchNorm2D: shape \(shape) has no values, which have no mean; "
        + "training takes more images, or call eval() first"
    }
    return "BatchNorm2D: shape \(shape) has one value for each channel, whose variance is 0; "
      + "training takes more images, or call eval() first"
  }
}

extension Variable {
  /// Moves a running average towards a new value.
  fileprivate func average(in newest: Tensor, _ momentum: Float) {
    value = value * (1 - momentum) + newest * momentum
  }
}
