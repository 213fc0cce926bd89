/// The discriminator of DCGAN: images `[N, 3, 64, 64]` become logits `[N, 1, 1, 1]`.
///
/// It is the generator's mirror: convolutions shrink 64 pixels to 32, 16, 8, 4 and 1. The first layer
/// has no batch normalisation. A positive logit says *real*; the loss applies the sigmoid. With the
/// default width there are 2,765,568 parameters.
///
/// - SeeAlso: Radford, Metz and Chintala (2016).
public struct DCGANDiscriminator: Layer {
  /// The layers, under the name that PyTorch's example gives them.
  public let main: Sequential

  /// Creates a discriminator.
  ///
  /// - Parameters:
  ///   - width: The channels behind the first layer; the last but one has eight times as many.
  ///   - imageChannels: The channels of the images.
  ///   - generator: Where the weights come from, such as a `SplitMix64`.
  ///   - file: The caller's file, for the message if the channels do not fit.
  ///   - line: The caller's line.
  public init(
    width: Int = 64, imageChannels: Int = 3, using generator: inout some RandomNumberGenerator,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    stop(on: widthProblem("DCGANDiscriminator", width, times: 8), file: file, line: line)
    let widths = [1, 2, 4, 8].map { $0 * width }
    var layers: [any Layer] = []
    for (index, (inputs, outputs)) in zip([imageChannels] + widths, widths + [1]).enumerated() {
      let isLast = index == widths.count
      layers.append(
        Conv2D(
          inputChannels: inputs, outputChannels: outputs, kernelSize: 4,
          stride: isLast ? 1 : 2, padding: isLast ? 0 : 1, hasBias: false, using: &generator,
          file: file, line: line))
      if isLast { continue }
      if index > 0 { layers.append(BatchNorm2D(channels: outputs)) }
      layers.append(LeakyReLU(slope: 0.2))
    }
    main = Sequential(layers)
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
