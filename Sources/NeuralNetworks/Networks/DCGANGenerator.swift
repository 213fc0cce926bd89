/// The generator of DCGAN: noise `[N, 100, 1, 1]` becomes images `[N, 3, 64, 64]`.
///
/// Five transposed convolutions grow it from 1 to 4, 8, 16, 32 and 64 pixels. Their kernels of 4 by 4
/// are multiples of their strides, which keeps the checkerboard away; no bias, since each batch
/// normalisation brings its own mean. With the default widths there are 3,576,704 parameters.
///
/// - SeeAlso: Radford, Metz and Chintala, *Unsupervised representation learning with deep
///   convolutional generative adversarial networks* (2016).
public struct DCGANGenerator: Layer {
  /// The layers, under the name that PyTorch's example gives them.
  public let main: Sequential

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - latentSize: The channels of the noise.
  ///   - width: The channels before the last layer; the first one makes eight times as many.
  ///   - imageChannels: The channels of the images.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the channels do not fit.
  ///   - line: The caller's line.
  public init(
    latentSize: Int = 100, width: Int = 64, imageChannels: Int = 3,
    using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: widthProblem("DCGANGenerator", width, times: 8), file: file, line: line)
    let widths = [8, 4, 2, 1].map { $0 * width }
    var layers: [any Layer] = []
    for (index, (inputs, outputs)) in zip([latentSize] + widths, widths + [imageChannels])
      .enumerated()
    {
      layers.append(
        TransposedConv2D(
          inputChannels: inputs, outputChannels: outputs, kernelSize: 4,
          stride: index == 0 ? 1 : 2, padding: index == 0 ? 0 : 1, hasBias: false,
          using: &generator, file: file, line: line))
      if index < widths.count { layers += [BatchNorm2D(channels: outputs), ReLU()] }
    }
    main = Sequential(layers + [Tanh()])
    initializeNormal(using: &generator)
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    main.forward(input, file: file, line: line)
  }

  public func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    main.forward(input, file: file, line: line)
  }

  public var contents: [(name: String, content: ModuleContent)] { [("main", .module(main))] }
}
