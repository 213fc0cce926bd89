import ConvolutionMath
import Drawing

/// One layer of a chain: what it does to a square image of some channels.
///
/// Every number is within the range that the input and the numbers before it leave, so that no
/// image vanishes and none has more than 64 rows.
public struct ChainLayer: Hashable, Sendable {
  /// What a layer does.
  public enum Kind: Int, CaseIterable, Hashable, Sendable {
    case transposed
    case convolution
    case nearest
    case bilinear

    /// A convolution to r² times as many channels, which are then unfolded into pixels.
    case pixelShuffle

    /// The letter in addresses, which carries the kernel's size, or the factor of an interpolation.
    var letter: UInt8 {
      switch self {
      case .transposed: UInt8(ascii: "t")
      case .convolution: UInt8(ascii: "c")
      case .nearest: UInt8(ascii: "n")
      case .bilinear: UInt8(ascii: "b")
      case .pixelShuffle: UInt8(ascii: "x")
      }
    }

    /// The name.
    var name: Phrase {
      switch self {
      case .transposed: "transposed convolution"
      case .convolution: "convolution"
      case .nearest: "nearest neighbour"
      case .bilinear: "bilinear"
      case .pixelShuffle: "pixel shuffle"
      }
    }

    /// Whether it has weights.
    public var hasKernel: Bool { self != .nearest && self != .bilinear }
  }

  /// The most rows that an image may have.
  public static let largestSize = 64

  /// What it does.
  public let kind: Kind

  /// The rows and columns of its input.
  public let inputSize: Int

  /// The channels of its input.
  public let inputChannels: Int

  /// The kernel's rows and columns; 1 for an interpolation.
  public let kernelSize: Int

  /// The stride, or the factor by which an interpolation or a pixel shuffle enlarges.
  public let stride: Int

  /// The padding P.
  public let padding: Int

  /// The output padding; 0 for all but transposed convolutions.
  public let outputPadding: Int

  /// The channels of its output.
  public let outputChannels: Int

  /// Creates the layer that a group of settings describes.
  init(_ settings: Settings, group: Int, inputSize: Int, inputChannels: Int) {
    let kind =
      settings.entries.last { entry in
        entry.key.group == group && Kind.allCases.contains { $0.letter == entry.key.letter }
      }.flatMap { entry in Kind.allCases.first { $0.letter == entry.key.letter } } ?? .transposed
    func value(_ letter: Unicode.Scalar, _ range: ClosedRange<Int>, _ standard: Int) -> Int {
      let key = Settings.Key(UInt8(truncatingIfNeeded: letter.value), group: group)
      return settings.value(of: key, in: range, default: standard)
    }
    self.kind = kind
    self.inputSize = inputSize
    self.inputChannels = inputChannels
    var ranges = ChainLayerRanges(kind: kind, inputSize: inputSize)
    let size = settings.value(
      of: Settings.Key(kind.letter, group: group), in: ranges.first,
      default: kind == .transposed ? 4 : kind.hasKernel ? 3 : 2)
    kernelSize = kind.hasKernel ? size : 1
    ranges.kernelSize = kernelSize
    if kind == .convolution || kind == .pixelShuffle {
      padding = value("p", ranges.convolutionPaddings, size / 2)
      ranges.padding = padding
      stride = value("s", ranges.strides, kind == .pixelShuffle ? 2 : 1)
      outputPadding = 0
    } else {
      stride = kind.hasKernel ? value("s", ranges.strides, 2) : size
      ranges.stride = stride
      outputPadding = kind.hasKernel ? value("o", ranges.outputPaddings, 0) : 0
      ranges.outputPadding = outputPadding
      padding = kind.hasKernel ? value("p", ranges.transposedPaddings, 1) : 0
    }
    outputChannels = kind.hasKernel ? value("f", 1...64, inputChannels) : inputChannels
  }

  /// The numbers in the order in which they are settled, with the group as their key's.
  func parameters(group: Int) -> [Parameter] {
    func key(_ letter: Unicode.Scalar) -> Settings.Key {
      Settings.Key(UInt8(truncatingIfNeeded: letter.value), group: group)
    }
    var ranges = ChainLayerRanges(kind: kind, inputSize: inputSize)
    (ranges.kernelSize, ranges.padding) = (kernelSize, padding)
    (ranges.stride, ranges.outputPadding) = (stride, outputPadding)
    let first = Settings.Key(kind.letter, group: group)
    guard kind.hasKernel else { return [Parameter(first, "Factor", stride, in: ranges.first)] }
    let kernel = Parameter(first, "Kernel K", kernelSize, in: ranges.first)
    let features = Parameter(key("f"), "Channels", outputChannels, in: 1...64)
    guard kind == .transposed else {
      return [
        kernel, Parameter(key("p"), "Padding P", padding, in: ranges.convolutionPaddings),
        Parameter(
          key("s"), kind == .convolution ? "Stride S" : "Factor r", stride, in: ranges.strides),
        features,
      ]
    }
    return [
      kernel, Parameter(key("s"), "Stride S", stride, in: ranges.strides),
      Parameter(key("o"), "Output padding", outputPadding, in: ranges.outputPaddings),
      Parameter(key("p"), "Padding P", padding, in: ranges.transposedPaddings), features,
    ]
  }
}

extension ChainLayer {
  /// The rows and columns of its output.
  public var outputSize: Int {
    size(of: inputSize) ?? 0
  }

  /// The number of weights and biases.
  public var parameterCount: Int {
    guard kind.hasKernel else { return 0 }
    return (kernelSize * kernelSize * inputChannels + 1) * writtenChannels
  }

  /// The number of multiplications with a weight, each with its addition.
  ///
  /// A transposed convolution uses each weight once for each input cell, a convolution once for
  /// each output cell, padding counted. A bilinear value takes four.
  public var multiplyAdds: Int {
    let weights = kernelSize * kernelSize * inputChannels * writtenChannels
    switch kind {
    case .transposed: return weights * inputSize * inputSize
    case .convolution: return weights * outputSize * outputSize
    case .nearest: return 0
    case .bilinear: return 4 * outputChannels * outputSize * outputSize
    case .pixelShuffle: return weights * (outputSize / stride) * (outputSize / stride)
    }
  }

  /// The channels that its convolution writes: those before a pixel shuffle.
  var writtenChannels: Int {
    kind == .pixelShuffle ? outputChannels * stride * stride : outputChannels
  }

  /// How its kernel moves along one axis.
  public var geometry: ConvolutionGeometry {
    ConvolutionGeometry(
      kernelSize: kernelSize, stride: kind == .pixelShuffle ? 1 : stride, padding: padding)
  }

  /// Returns the size that it makes of another; `nil` if nothing is left.
  func size(of inputSize: Int) -> Int? {
    switch kind {
    case .transposed:
      try? geometry.transposedSize(of: inputSize, outputPadding: outputPadding)
    case .convolution: try? geometry.convolutionSize(of: inputSize)
    case .nearest, .bilinear: inputSize * stride
    case .pixelShuffle: (try? geometry.convolutionSize(of: inputSize)).map { $0 * stride }
    }
  }
}
