/// A layer that enlarges images by interpolation, without parameters.
public struct Upsample: Layer {
  /// By how much rows and columns grow.
  public let factor: Extent2D

  /// How new pixels are computed.
  public let mode: InterpolationMode

  /// Creates the layer.
  public init(by factor: Extent2D, mode: InterpolationMode = .nearest) {
    self.factor = factor
    self.mode = mode
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    input.upsampled(by: factor, mode: mode, file: file, line: line)
  }
}

/// A layer that unfolds channels into blocks of pixels.
public struct PixelShuffle: Layer {
  /// The rows and columns of each block.
  public let factor: Int

  /// Which channel holds which pixel of a block.
  public let order: PixelShuffleOrder

  /// Creates the layer; the order is PyTorch's unless it is given.
  public init(by factor: Int, order: PixelShuffleOrder = .channelFirst) {
    self.factor = factor
    self.order = order
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    input.pixelShuffled(by: factor, order: order, file: file, line: line)
  }
}

/// A layer that folds blocks of pixels into channels.
public struct PixelUnshuffle: Layer {
  /// The rows and columns of each block.
  public let factor: Int

  /// Which channel holds which pixel of a block.
  public let order: PixelShuffleOrder

  /// Creates the layer; the order is PyTorch's unless it is given.
  public init(by factor: Int, order: PixelShuffleOrder = .channelFirst) {
    self.factor = factor
    self.order = order
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    input.pixelUnshuffled(by: factor, order: order, file: file, line: line)
  }
}

/// A layer that keeps the largest pixel below each position of a window.
public struct MaxPool2D: Layer {
  /// The rows and columns of the window.
  public let windowSize: Extent2D

  /// The pixels from one position of the window to the next.
  public let stride: Extent2D

  /// The pixels around the image, which are never the largest.
  public let padding: Extent2D

  /// Creates the layer; the stride is the window's size unless it is given.
  public init(_ windowSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0) {
    self.windowSize = windowSize
    self.stride = stride ?? windowSize
    self.padding = padding
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    input.maxPooled(windowSize, stride: stride, padding: padding, file: file, line: line)
  }
}

/// A layer that takes the mean of the pixels below each position of a window.
public struct AvgPool2D: Layer {
  /// The rows and columns of the window.
  public let windowSize: Extent2D

  /// The pixels from one position of the window to the next.
  public let stride: Extent2D

  /// The zeros around the image, which count.
  public let padding: Extent2D

  /// Creates the layer; the stride is the window's size unless it is given.
  public init(_ windowSize: Extent2D, stride: Extent2D? = nil, padding: Extent2D = 0) {
    self.windowSize = windowSize
    self.stride = stride ?? windowSize
    self.padding = padding
  }

  public func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    input.averagePooled(windowSize, stride: stride, padding: padding, file: file, line: line)
  }
}
