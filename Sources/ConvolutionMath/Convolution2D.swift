/// A convolution and its adjoint, the transposed convolution: one relation read in two directions.
///
/// The convolution reads an *image* `[N, C, H, W]` and writes *features* `[N, F, h, w]`; the
/// transposed convolution reads features and writes an image. Both use the same weight
/// `[F, C / groups, kH, kW]`, and the same rule ties a feature cell `i` to an image cell through
/// the kernel's cell `k`, along each axis:
///
///     image cell = i·stride − padding + k·dilation
///
/// Image cells outside the image are zeros to the convolution; the transposed convolution drops
/// them.
public struct Convolution2D: Hashable, Sendable {
  /// The convolution's input, the transposed convolution's output.
  public let image: ImageShape

  /// The convolution's output, the transposed convolution's input.
  public let features: ImageShape

  /// How the kernel moves.
  public let geometry: ConvolutionGeometry2D

  /// Into how many independent parts the channels are divided.
  public let groups: Int

  /// Creates the convolution that reads an image.
  ///
  /// - Parameters:
  ///   - image: The shape of what the convolution reads.
  ///   - featureChannels: The number of channels that it writes.
  ///   - geometry: How the kernel moves.
  ///   - groups: Into how many parts the channels are divided.
  /// - Throws: The `GeometryError` that says which number does not fit.
  public init(
    reading image: ImageShape,
    featureChannels: Int,
    geometry: ConvolutionGeometry2D,
    groups: Int = 1
  ) throws(GeometryError) {
    let features = try ImageShape(
      batchSize: image.batchSize, channels: featureChannels,
      size: geometry.convolutionSize(of: image.size))
    try self.init(image: image, features: features, geometry: geometry, groups: groups)
  }

  /// Creates the convolution whose transpose reads features.
  ///
  /// - Parameters:
  ///   - features: The shape of what the transposed convolution reads.
  ///   - imageChannels: The number of channels that it writes.
  ///   - geometry: How the kernel moves.
  ///   - outputPadding: The rows and columns added at the image's far edges.
  ///   - groups: Into how many parts the channels are divided.
  /// - Throws: The `GeometryError` that says which number does not fit.
  public init(
    transposing features: ImageShape,
    imageChannels: Int,
    geometry: ConvolutionGeometry2D,
    outputPadding: Extent2D = 0,
    groups: Int = 1
  ) throws(GeometryError) {
    let image = try ImageShape(
      batchSize: features.batchSize, channels: imageChannels,
      size: geometry.transposedSize(of: features.size, outputPadding: outputPadding))
    try self.init(image: image, features: features, geometry: geometry, groups: groups)
  }

  private init(
    image: ImageShape, features: ImageShape, geometry: ConvolutionGeometry2D, groups: Int
  ) throws(GeometryError) {
    try require(groups, .groups, atLeast: 1)
    for channels in [image.channels, features.channels] where !channels.isMultiple(of: groups) {
      throw .unevenGroups(channels: channels, groups: groups)
    }
    self.image = image
    self.features = features
    self.geometry = geometry
    self.groups = groups
    // Counting the weight's elements here lets `weightCount` multiply without a check.
    _ = try ImageShape(
      batchSize: features.channels, channels: image.channels / groups, size: geometry.kernelSize)
  }

  /// The number of elements of the weight `[F, C / groups, kH, kW]`.
  public var weightCount: Int {
    features.channels * channelsPerGroup * geometry.kernelSize.area
  }

  /// The image channels that each feature channel is tied to, C / groups.
  public var channelsPerGroup: Int { image.channels / groups }

  /// The feature channels that each image channel is tied to, F / groups.
  public var featuresPerGroup: Int { features.channels / groups }

  /// Returns the place of an element in the flat weight, the channel counted within its group.
  public func weightIndex(_ feature: Int, _ channel: Int, _ row: Int, _ column: Int) -> Int {
    let kernel = geometry.kernelSize
    return ((feature * channelsPerGroup + channel) * kernel.height + row) * kernel.width + column
  }

  /// Returns the image row tied to a feature row through a kernel row, or `nil` outside the image.
  func imageRow(_ featureRow: Int, _ kernelRow: Int) -> Int? {
    geometry.vertical.imageCell(featureRow, kernelRow, within: image.size.height)
  }

  /// Returns the image column tied to a feature column through a kernel column, or `nil` outside.
  func imageColumn(_ featureColumn: Int, _ kernelColumn: Int) -> Int? {
    geometry.horizontal.imageCell(featureColumn, kernelColumn, within: image.size.width)
  }
}

extension ConvolutionGeometry {
  /// Returns the image cell tied to a feature cell through a kernel cell, or `nil` outside.
  func imageCell(_ featureCell: Int, _ kernelCell: Int, within size: Int) -> Int? {
    let cell = featureCell * stride - padding + kernelCell * dilation
    return cell >= 0 && cell < size ? cell : nil
  }
}
