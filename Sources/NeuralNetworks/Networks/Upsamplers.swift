/// Enlarges first and filters then, so that every output pixel is made of equally many weights.
///
/// - SeeAlso: Odena, Dumoulin and Olah, *Deconvolution and checkerboard artifacts* (2016).
public struct UpsampleConv: Layer {
  /// The interpolation, which has no parameters.
  public let up: Upsample

  /// The convolution.
  public let conv: Conv2D

  private let folded = FoldedWeight()

  /// Creates the block.
  ///
  /// - Parameters:
  ///   - inputChannels: The channels of the input.
  ///   - outputChannels: The channels of the output.
  ///   - factor: By how much rows and columns grow.
  ///   - kernelSize: The rows and columns of the kernel, an odd number.
  ///   - mode: How the interpolation computes new pixels.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the channels do not fit.
  ///   - line: The caller's line.
  public init(
    inputChannels: Int, outputChannels: Int, factor: Extent2D = 2, kernelSize: Int = 3,
    mode: InterpolationMode = .nearest, using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(
      on: kernelSize > 0 && kernelSize.isMultiple(of: 2)
        ? "UpsampleConv: the kernel is \(kernelSize) by \(kernelSize); an odd one keeps the size"
        : nil,
      file: file, line: line)
    up = Upsample(by: factor, mode: mode)
    conv = Conv2D(
      inputChannels: inputChannels, outputChannels: outputChannels,
      kernelSize: Extent2D(kernelSize), padding: Extent2D(kernelSize / 2), using: &generator,
      file: file, line: line)
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    conv(up(input, file: file, line: line), file: file, line: line)
  }

  // Summed weights round once more than weighted sums, so that the two may differ by a rounding.
  public func forward(_ input: Tensor, file: StaticString, line: UInt) -> Tensor {
    if up.mode == .nearest, let output = folded.apply(to: input, conv, factor: up.factor) {
      return output
    }
    return conv(up(input, file: file, line: line), file: file, line: line)
  }

  public var contents: [(name: String, content: ModuleContent)] {
    [("up", .module(up)), ("conv", .module(conv))]
  }
}

/// Filters first, into r² channels for each output channel, and unfolds these into pixels.
///
/// - SeeAlso: Shi et al., *Real-time single image and video super-resolution using an efficient
///   sub-pixel convolutional neural network* (2016).
public struct SubPixelUp: Layer {
  /// The convolution.
  public let conv: Conv2D

  /// The rearrangement, which has no parameters.
  public let shuffle: PixelShuffle

  /// Creates the block.
  ///
  /// - Parameters:
  ///   - inputChannels: The channels of the input.
  ///   - outputChannels: The channels of the output.
  ///   - factor: By how much rows and columns grow.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the channels do not fit.
  ///   - line: The caller's line.
  public init(
    inputChannels: Int, outputChannels: Int, factor: Int = 2,
    using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(
      on: factor < 1
        ? "SubPixelUp: the factor is \(factor); it must be at least 1"
        : AllocationLimit.problem(of: [max(outputChannels, 1), factor, factor]),
      file: file, line: line)
    conv = Conv2D(
      inputChannels: inputChannels, outputChannels: outputChannels * factor * factor,
      kernelSize: 3, padding: 1, using: &generator, file: file, line: line)
    shuffle = PixelShuffle(by: factor)
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    shuffle(conv(input, file: file, line: line), file: file, line: line)
  }

  public var contents: [(name: String, content: ModuleContent)] {
    [("conv", .module(conv)), ("shuffle", .module(shuffle))]
  }
}

extension TransposedConv2D {
  /// Returns the layer with which FCN enlarges scores: bilinear interpolation as a transposed
  /// convolution.
  ///
  /// The kernel is twice the factor and each channel is on its own, so all weights off the diagonal
  /// are zero; training may change them. 21 classes and a factor of 32 take 1,806,336 weights.
  ///
  /// - Parameters:
  ///   - channels: The number of channels, one for each class.
  ///   - factor: By how much rows and columns grow, an even number.
  ///   - file: The caller's file, for the message if the factor is odd.
  ///   - line: The caller's line.
  /// - Returns: A layer that turns `[N, channels, H, W]` into `[N, channels, factor·H, factor·W]`.
  /// - SeeAlso: Long, Shelhamer and Darrell, *Fully convolutional networks for semantic
  ///   segmentation* (2015).
  public static func bilinearUpsampler(
    channels: Int = 21, factor: Int = 32, file: StaticString = #fileID, line: UInt = #line
  ) -> TransposedConv2D {
    let problem =
      "bilinearUpsampler: the factor is \(factor); it must be even, so that half of it can be "
      + "trimmed from each edge"
    stop(on: factor >= 2 && factor.isMultiple(of: 2) ? nil : problem, file: file, line: line)
    stop(on: widthProblem("bilinearUpsampler", channels, times: 1), file: file, line: line)
    stop(on: AllocationLimit.problem(of: [factor, factor, 4]), file: file, line: line)
    return TransposedConv2D(
      weight: Tensor(bilinearUpsampling: channels, kernelSize: 2 * factor, file: file, line: line),
      stride: Extent2D(factor), padding: Extent2D(factor / 2))
  }
}
