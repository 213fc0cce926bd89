/// The shape `[N, C, H, W]` of a batch of images that lie in a flat array, row by row.
public struct ImageShape: Hashable, Sendable {
  /// The number of images, N.
  public let batchSize: Int

  /// The number of channels of each image, C.
  public let channels: Int

  /// The rows and columns of each channel, H and W.
  public let size: Extent2D

  /// The number of elements, N·C·H·W.
  public let count: Int

  /// Creates a shape.
  ///
  /// - Throws: `GeometryError.tooSmall` or, where the elements cannot be counted, `.overflow`.
  public init(batchSize: Int = 1, channels: Int = 1, size: Extent2D) throws(GeometryError) {
    try require(batchSize, .batchSize, atLeast: 0)
    try require(channels, .channels, atLeast: 1)
    try require(size.height, .inputSize, atLeast: 1)
    try require(size.width, .inputSize, atLeast: 1)
    let area = try CheckedInt(size.height) * CheckedInt(size.width)
    self.batchSize = batchSize
    self.channels = channels
    self.size = size
    // The channels come first: a batch of no images must not hide a size that cannot be.
    count = try (CheckedInt(channels) * area * CheckedInt(batchSize)).value
  }

  /// Returns the place of an element in the flat array.
  public func index(_ image: Int, _ channel: Int, _ row: Int, _ column: Int) -> Int {
    ((image * channels + channel) * size.height + row) * size.width + column
  }
}
