/// One step up of U-Net's decoder: double the size, join what the encoder saw, convolve twice.
///
/// - SeeAlso: Ronneberger, Fischer and Brox, *U-Net* (2015).
public struct UNetUpBlock: Module {
  /// The transposed convolution, 2 by 2 with stride 2, whose copies of the kernel never overlap.
  public let up: TransposedConv2D

  /// Two convolutions of 3 by 3 with ReLU.
  public let conv: Sequential

  /// Creates a block.
  ///
  /// - Parameters:
  ///   - inputChannels: The channels of the deeper layer's output.
  ///   - outputChannels: The channels of the encoder's output, and of the result.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the channels do not fit.
  ///   - line: The caller's line.
  public init(
    inputChannels: Int, outputChannels: Int, using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: widthProblem("UNetUpBlock", outputChannels, times: 2), file: file, line: line)
    up = TransposedConv2D(
      inputChannels: inputChannels, outputChannels: outputChannels, kernelSize: 2, stride: 2,
      using: &generator, file: file, line: line)
    conv = Sequential {
      Conv2D(
        inputChannels: 2 * outputChannels, outputChannels: outputChannels, kernelSize: 3,
        padding: 1, using: &generator, file: file, line: line)
      ReLU()
      Conv2D(
        inputChannels: outputChannels, outputChannels: outputChannels, kernelSize: 3, padding: 1,
        using: &generator, file: file, line: line)
      ReLU()
    }
  }

  /// Applies the block.
  ///
  /// - Parameters:
  ///   - input: The deeper layer's output, shape `[N, inputChannels, H, W]`.
  ///   - skip: The encoder's output, shape `[N, outputChannels, 2·H, 2·W]`.
  ///   - file: The caller's file, for the message if the shapes do not agree.
  ///   - line: The caller's line.
  /// - Returns: A variable of shape `[N, outputChannels, 2·H, 2·W]`.
  public func callAsFunction(
    _ input: Variable, skip: Variable, file: StaticString = #fileID, line: UInt = #line
  ) -> Variable {
    let enlarged = up(input, file: file, line: line)
    let joined = Variable.concatenate([enlarged, skip], alongAxis: 1, file: file, line: line)
    return conv(joined, file: file, line: line)
  }

  /// Applies the block to data, where no gradient is wanted.
  public func callAsFunction(
    _ input: Tensor, skip: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let enlarged = up(input, file: file, line: line)
    let joined = Tensor.concatenate([enlarged, skip], alongAxis: 1, file: file, line: line)
    return conv.forward(joined, file: file, line: line)
  }

  public var contents: [(name: String, content: ModuleContent)] {
    [("up", .module(up)), ("conv", .module(conv))]
  }
}
