/// Which channel holds which cell of a block when channels are unfolded into space.
public enum PixelShuffleOrder: Hashable, Sendable {
  /// The r² cells of one output channel are neighbouring input channels, as in PyTorch
  /// (ONNX calls it CRD): input channel c·r² + i·r + j.
  case channelFirst

  /// The output channels of one cell are neighbouring input channels, as in TensorFlow's
  /// `depth_to_space` (ONNX calls it DCR): input channel (i·r + j)·C + c.
  case depthFirst
}

/// Where each element goes when `[N, C·r², H, W]` is shuffled to `[N, C, r·H, r·W]`.
public struct PixelShuffleMap: Hashable, Sendable {
  /// The shape before the shuffle, `[N, C·r², H, W]`.
  public let input: ImageShape

  /// The shape after the shuffle, `[N, C, r·H, r·W]`.
  public let output: ImageShape

  /// The factor r by which rows and columns grow.
  public let factor: Int

  /// Which channel holds which cell of a block.
  public let order: PixelShuffleOrder

  /// Creates a map.
  ///
  /// - Parameters:
  ///   - input: The shape before the shuffle.
  ///   - factor: The factor r, at least 1.
  ///   - order: Which channel holds which cell of a block.
  /// - Throws: `GeometryError.unevenGroups` if r² does not divide the channels.
  public init(
    reading input: ImageShape, factor: Int, order: PixelShuffleOrder = .channelFirst
  ) throws(GeometryError) {
    try require(factor, .factor, atLeast: 1)
    let block = try (CheckedInt(factor) * CheckedInt(factor)).value
    guard input.channels.isMultiple(of: block) else {
      throw .unevenGroups(channels: input.channels, groups: block)
    }
    self.input = input
    self.factor = factor
    self.order = order
    output = try ImageShape(
      batchSize: input.batchSize, channels: input.channels / block,
      size: Extent2D(
        height: (CheckedInt(input.size.height) * CheckedInt(factor)).value,
        width: (CheckedInt(input.size.width) * CheckedInt(factor)).value))
  }

  /// Returns the place in the flat input of the element that lands at a place of the output.
  public func source(_ image: Int, _ channel: Int, _ row: Int, _ column: Int) -> Int {
    let cell = row % factor * factor + column % factor
    let inputChannel =
      switch order {
      case .channelFirst: channel * factor * factor + cell
      case .depthFirst: cell * output.channels + channel
      }
    return input.index(image, inputChannel, row / factor, column / factor)
  }

  /// Returns the place in the flat input for each element of the flat output, in order.
  public func sources() -> [Int] {
    var sources: [Int] = []
    sources.reserveCapacity(output.count)
    // output [N, C, r·H, r·W]
    for n in 0..<output.batchSize {
      for c in 0..<output.channels {
        for row in 0..<output.size.height {
          for column in 0..<output.size.width {
            sources.append(source(n, c, row, column))
          }
        }
      }
    }
    return sources
  }
}
