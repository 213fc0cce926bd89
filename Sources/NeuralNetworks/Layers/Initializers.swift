extension Tensor {
  /// Creates a weight as PyTorch's layers do by default.
  ///
  /// The elements are drawn evenly from −1/√n to 1/√n, where n, the fan-in, is the number of weights
  /// in one entry of the first axis. That is what one output of a convolution or linear layer is
  /// computed from. For a transposed convolution, whose first axis counts the inputs, it is a
  /// convention rather than a reason, but PyTorch keeps to it.
  ///
  /// - Parameters:
  ///   - shape: The weight's shape, of two axes or more.
  ///   - generator: Where the numbers come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  /// - SeeAlso: PyTorch's `kaiming_uniform_` with `a=sqrt(5)`; He et al., *Delving deep into
  ///   rectifiers* (2015).
  public init(
    kaimingUniform shape: [Int], using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let bound = Tensor.kaimingBound(shape)
    self.init(
      randomUniform: shape, in: -bound..<bound, using: &generator, file: file, line: line)
  }

  /// The bound 1/√n of the elements, and of the bias that goes with them.
  static func kaimingBound(_ shape: [Int]) -> Float {
    1 / shape.dropFirst().reduce(Float(1)) { $0 * Float($1) }.squareRoot()
  }

  /// Creates the weight `[channels, channels, size, size]` that interpolates each channel on its own.
  ///
  /// - Parameters:
  ///   - channels: The number of channels.
  ///   - size: The rows and columns of the kernel; twice the stride, for the stride to be the factor.
  ///   - file: The caller's file, for the message if there can be no such tensor.
  ///   - line: The caller's line.
  /// - SeeAlso: Long, Shelhamer and Darrell (2015).
  public init(
    bilinearUpsampling channels: Int, kernelSize size: Int,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let kernel = bilinearKernel(size: size, file: file, line: line)
    self.init(zeros: [channels, channels, size, size], file: file, line: line)
    for channel in 0..<channels { self[channel, channel, ...] = kernel }
  }
}

extension Module {
  /// Draws all weights anew as the authors of DCGAN did.
  ///
  /// Weights of convolutions come from a normal distribution of mean 0, those of batch
  /// normalisations of mean 1; biases become 0.
  ///
  /// - Parameters:
  ///   - standardDeviation: The standard deviation of both.
  ///   - generator: Where the numbers come from, such as a `SplitMix64`.
  /// - SeeAlso: Radford, Metz and Chintala, *Unsupervised representation learning with deep
  ///   convolutional generative adversarial networks* (2016).
  public func initializeNormal(
    standardDeviation: Float = 0.02, using generator: inout some RandomNumberGenerator
  ) {
    for (name, parameter) in namedParameters {
      let shape = parameter.shape
      if name == "bias" || name.hasSuffix(".bias") {
        parameter.value = Tensor(zeros: shape)
      } else {
        parameter.value = Tensor(
          randomNormal: shape, mean: shape.count == 1 ? 1 : 0,
          standardDeviation: standardDeviation, using: &generator)
      }
    }
  }
}
