import ConvolutionMath

/// Which layers are computed in tiles.
///
/// The rule looks at the layer and at one image, never at the batch: what an image gives must not
/// depend on the images beside it.
enum TileRule {
  /// Fewer channels make the transforms take longer than the products that they save.
  static let leastChannels = 32

  /// Sums of fewer products are so precise that the transforms' roundings would show.
  private static let leastSum = 256

  /// With fewer tiles, reading the weight takes as long as the products.
  ///
  /// Its factors are up to twice as many as its numbers, and each is used once for every tile.
  private static let leastTiles = 16

  /// The most products, of each hundred that the definition has; odd sizes leave tiles half empty.
  private static let mostProducts = 70

  /// Whether a convolution is computed in tiles, read in one direction.
  static func pays(for convolution: Convolution2D, _ direction: ConvolutionDirection) -> Bool {
    let (channels, features) = (convolution.channelsPerGroup, convolution.featuresPerGroup)
    guard min(channels, features) >= leastChannels,
      let tiles = TileConvolution(convolution, direction),
      tiles.grid.positions.area >= leastTiles, [1, 2].contains(tiles.columns.count)
    else { return false }
    let layout = WeightLayout(convolution, direction)
    guard tiles.longestSum * layout.sourceChannels >= leastSum else { return false }
    return saves(tiles, of: convolution)
  }

  /// Whether tiles save products enough.
  static func saves(_ tiles: TileConvolution, of convolution: Convolution2D) -> Bool {
    // Every feature cell meets the whole kernel in either direction.
    let direct = convolution.features.size.area * convolution.geometry.kernelSize.area
    return 100 * tiles.productsPerImage <= mostProducts * direct
  }
}
