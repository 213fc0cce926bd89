/// A layer that slides a learned kernel over images.
public final class Conv2D: Layer {
  /// The parameter, shape `[Cout, Cin / groups, kH, kW]`.
  public let weight: Variable

  /// One number for each output channel, shape `[Cout]`.
  public let bias: Variable?

  /// The pixels from one position of the kernel to the next.
  public let stride: Extent2D

  /// The zeros added to each edge of the input.
  public let padding: Extent2D

  /// The pixels from one weight of the kernel to the next.
  public let dilation: Extent2D

  /// Into how many independent parts the channels are divided.
  public let groups: Int

  private let packedWeight = PackedParameter()

  /// Creates a layer from weights.
  ///
  /// - Parameters:
  ///   - weight: The parameter, shape `[Cout, Cin / groups, kH, kW]`.
  ///   - bias: One number for each output channel, shape `[Cout]`.
  ///   - stride: The pixels from one position of the kernel to the next.
  ///   - padding: The zeros added to each edge of the input.
  ///   - dilation: The pixels from one weight of the kernel to the next.
  ///   - groups: Into how many independent parts the channels are divided.
  public init(
    weight: Tensor, bias: Tensor? = nil,
    stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1
  ) {
    self.weight = Variable(weight)
    self.bias = bias.map { Variable($0) }
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  /// Creates a layer with weights drawn as PyTorch draws them.
  ///
  /// - Parameters:
  ///   - inputChannels: The number of channels of the input.
  ///   - outputChannels: The number of channels of the output.
  ///   - kernelSize: The rows and columns of the kernel.
  ///   - stride: The pixels from one position of the kernel to the next.
  ///   - padding: The zeros added to each edge of the input.
  ///   - dilation: The pixels from one weight of the kernel to the next.
  ///   - groups: Into how many independent parts the channels are divided.
  ///   - hasBias: Whether a number is added to each output channel.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the channels do not fit.
  ///   - line: The caller's line.
  public convenience init(
    inputChannels: Int, outputChannels: Int, kernelSize: Extent2D,
    stride: Extent2D = 1, padding: Extent2D = 0, dilation: Extent2D = 1, groups: Int = 1,
    hasBias: Bool = true, using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(
      on: channelProblem("Conv2D", [inputChannels, outputChannels], kernelSize, groups: groups),
      file: file, line: line)
    let shape = [
      outputChannels, inputChannels / groups, kernelSize.height, kernelSize.width,
    ]
    let (weight, bias) = drawParameters(
      shape, biasCount: hasBias ? outputChannels : nil, using: &generator, file: file, line: line)
    self.init(
      weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation,
      groups: groups)
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    conv2D(
      input, weight: weight, bias: bias, stride: stride, padding: padding, dilation: dilation,
      groups: groups, file: file, line: line)
  }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    conv2D(
      input, weight: weight.value, packed: packedWeight(for: weight.value), bias: bias?.value,
      stride: stride, padding: padding,
      dilation: dilation, groups: groups, file: file, line: line)
  }

  public var contents: [(name: String, content: ModuleContent)] {
    weightAndBias(weight, bias)
  }
}
