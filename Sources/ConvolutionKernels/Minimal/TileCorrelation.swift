import CKernels
import ConvolutionMath

/// The gradient of a weight by a minimal filtering algorithm, the same for both directions.
///
/// A `TileConvolution` is linear in the factors of its weight, so their gradients are products again: of the
/// sums of inputs that the convolution has, and of sums of the outputs' gradients, added up over all
/// tiles. The gradient of the weight follows from them as the factors follow from the weight.
struct TileCorrelation {
  private let convolution: Convolution2D
  private let tiles: TileConvolution
  private let down: TileAxis
  private let across: TileAxis
  private let tile: kernel_tile
  private let transforms: kernel_transforms

  /// The tiles that are transformed and summed at a time.
  ///
  /// They are few enough for what a product reads to stay in the nearest cache.
  private static let mostTiles = 128

  /// The most products in a chain of sums; short ones make up for the roundings of the transforms.
  private static let chain = 16

  /// The channels that a thread transforms or transposes at a time.
  private static let channelsAtOnce = 16

  /// Fewer tiles leave the transforms of the weight's gradient as long as the products.
  private static let leastTiles = 64

  /// Whether the gradient is computed in tiles.
  ///
  /// It is a sum over the batch, and so the rule counts all of it.
  static func pays(for convolution: Convolution2D) -> Bool {
    guard min(convolution.channelsPerGroup, convolution.featuresPerGroup) >= TileRule.leastChannels,
      let tiles = TileConvolution(convolution, .convolution), tiles.grid.count >= leastTiles
    else { return false }
    return TileRule.saves(tiles, of: convolution)
  }

  /// Creates a correlation; `nil` if the kernel allows no tiles.
  init?(_ convolution: Convolution2D, level: KernelLevel) {
    guard let tiles = TileConvolution(convolution, .convolution) else { return nil }
    self.convolution = convolution
    self.tiles = tiles
    (down, across) = (tiles.rows[0], tiles.columns[0])
    transforms = level.transforms
    func time(_ tile: kernel_tile) -> Double {
      Double(
        convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns)
          * convolution.channelsPerGroup.rounded(upToMultipleOf: tile.rows))
        / StrategyCost(of: tile, loadingWholeLines: true, at: level).productsPerNanosecond
    }
    tile = level.tiles.min { time($0) < time($1) } ?? level.tiles[0]
  }

  private var products: Int { down.products * across.products }
  private var partCount: Int { down.parts.count * across.parts.count }

  /// The channels, or features, and those that fill up the last block.
  private var paddedChannels: Int {
    convolution.channelsPerGroup.rounded(upToMultipleOf: tile.rows)
  }
  private var paddedFeatures: Int {
    convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns)
  }

  /// The elements from one tile's channels, or features, to the next one's.
  private var channelStride: Int { paddedChannels.roundedUpToOddLines }
  private var featureStride: Int { paddedFeatures.roundedUpToOddLines }

  /// The elements of the sums of one product, `[channel][feature]`.
  private var sumsSize: Int { paddedChannels * featureStride }

  /// Computes the gradient, `[F, C / groups, kH, kW]`; false if it is infinite or not a number anywhere.
  func run(
    image: UnsafePointer<Float>, features: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>
  ) -> Bool {
    Workspace.borrow { workspace in
      let mostTiles = min(Self.mostTiles, tiles.grid.count)
      let inputs = workspace.buffer(
        .rows, of: Float.self, count: partCount * products * mostTiles * channelStride)
      let outputs = workspace.buffer(
        .panel, of: Float.self, count: products * mostTiles * featureStride)
      let sums = workspace.buffer(.sums, of: Float.self, count: partCount * products * sumsSize)
      let isFinite = Agreement()
      for group in 0..<convolution.groups {
        let channels = image + group * convolution.channelsPerGroup * convolution.image.size.area
        let gradients =
          features + group * convolution.featuresPerGroup * convolution.features.size.area
        for first in stride(from: 0, to: tiles.grid.count, by: mostTiles) {
          let window = first..<min(first + mostTiles, tiles.grid.count)
          pack(window, channels, into: inputs, gradients, into: outputs)
          multiply(window.count, inputs, outputs, into: sums, accumulates: first > 0)
        }
        isFinite.also(
          store(sums, into: gradient + group * convolution.weightCount / convolution.groups))
      }
      return isFinite.holds
    }
  }

  /// Transforms some tiles: `[part][product][tile][channel]`, and `[product][tile][feature]`.
  private func pack(
    _ window: Range<Int>, _ channels: UnsafePointer<Float>,
    into inputs: UnsafeMutablePointer<Float>, _ gradients: UnsafePointer<Float>,
    into outputs: UnsafeMutablePointer<Float>
  ) {
    let phase = TileWeight.Phase(down: down, across: across, start: 0, factorStride: 0)
    let views = (0..<partCount).map { TileViews(tiles, [[phase]], part: $0, window: window) }
    let cells = TileViews(targetOf: tiles, window: window)
    let featureBlocks = convolution.featuresPerGroup.dividedRoundingUp(by: Self.channelsAtOnce)
    let channelBlocks = convolution.channelsPerGroup.dividedRoundingUp(by: Self.channelsAtOnce)
    ThreadPool.shared.forEachItem(of: featureBlocks + partCount * channelBlocks) { item in
      Workspace.borrow { workspace in
        if item < featureBlocks {
          pack(
            item, of: convolution.featuresPerGroup, gradients, convolution.features.size.area,
            cells, transforms.features, window.count, into: outputs, featureStride, paddedFeatures,
            in: workspace)
        } else {
          let (part, block) = (item - featureBlocks)
            .quotientAndRemainder(dividingBy: channelBlocks)
          pack(
            block, of: convolution.channelsPerGroup, channels, convolution.image.size.area,
            views[part], transforms.inputs, window.count,
            into: inputs + part * products * window.count * channelStride, channelStride,
            paddedChannels, in: workspace)
        }
      }
    }
  }

  /// Transforms a block of channels: `[product][tile][channel]`.
  private func pack(
    _ block: Int, of channelCount: Int, _ channels: UnsafePointer<Float>, _ planeSize: Int,
    _ views: TileViews, _ transformed: (UnsafePointer<kernel_transform>?) -> Bool, _ count: Int,
    into packed: UnsafeMutablePointer<Float>, _ channelStride: Int, _ paddedCount: Int,
    in workspace: Workspace
  ) {
    let first = block * Self.channelsAtOnce
    if first + Self.channelsAtOnce >= channelCount {
      // Nobody reads the sums of what fills up the last block, but old numbers could be slow ones.
      for row in 0..<products * count {
        (packed + row * channelStride + channelCount)
          .update(repeating: 0, count: paddedCount - channelCount)
      }
    }
    let channelCount = min(Self.channelsAtOnce, channelCount - first)
    let stride = count.roundedUpToOddLines
    let size = Self.channelsAtOnce * stride
    let taken = workspace.buffer(.line, of: Float.self, count: views.gatherings.count * size)
    views.copy(
      channels + first * planeSize, planeStride: planeSize, count: channelCount, to: taken,
      viewSize: size, rowStride: stride)
    let rows = workspace.buffer(.rows, of: Float.self, count: products * size)
    var transform = kernel_transform(
      taps_down: down.taps, taps_across: across.taps, from: taken,
      from_down: views.width * size, from_across: size, from_row: stride, to: rows,
      to_down: across.products * size, to_across: size, to_row: stride, rows: channelCount,
      count: count)
    _ = transformed(&transform)
    for product in 0..<products {
      kernel_transpose(
        rows + product * size, stride, channelCount,
        packed + product * count * channelStride + first, channelStride, count)
    }
  }

  /// Adds up the products of some tiles: `[part][product][channel][feature]`.
  private func multiply(
    _ count: Int, _ inputs: UnsafePointer<Float>, _ outputs: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Float>, accumulates: Bool
  ) {
    ThreadPool.shared.forEachItem(of: partCount * products) { item in
      let product = kernel_product(
        sums: sums + item * sumsSize, sums_stride: featureStride,
        panel: inputs + item * count * channelStride, panel_stride: channelStride,
        panel_block: tile.rows, rows: outputs + item % products * count * featureStride,
        row_stride: featureStride, offsets: nil, starts: nil, taps: 1, depth: count,
        chain: Self.chain, blocks: paddedChannels / tile.rows,
        tiles: paddedFeatures / tile.columns, accumulates: accumulates)
      Workspace.borrow { tile.addMatrices(product, in: $0) }
    }
  }

  /// Makes the gradient of a group's weight; false if it is infinite or not a number anywhere.
  private func store(
    _ sums: UnsafePointer<Float>, into gradient: UnsafeMutablePointer<Float>
  ) -> Bool {
    let kernel = convolution.geometry.kernelSize
    let blocks = convolution.channelsPerGroup.dividedRoundingUp(by: Self.channelsAtOnce)
    let isFinite = Agreement()
    ThreadPool.shared.forEachItem(of: blocks) { block in
      let first = block * Self.channelsAtOnce
      let count = min(Self.channelsAtOnce, convolution.channelsPerGroup - first)
      Workspace.borrow { workspace in
        let rows = workspace.buffer(
          .rows, of: Float.self, count: Self.channelsAtOnce * kernel.area * featureStride)
        for part in 0..<partCount {
          let (row, column) = part.quotientAndRemainder(dividingBy: across.parts.count)
          let (above, beside) = (down.parts[row], across.parts[column])
          let cell = above.kernelCells[0] * kernel.width + beside.kernelCells[0]
          var transform = kernel_transform(
            taps_down: down.taps, taps_across: across.taps,
            from: sums + part * products * sumsSize + first * featureStride,
            from_down: across.products * sumsSize, from_across: sumsSize, from_row: featureStride,
            to: rows + cell * featureStride,
            to_down: above.cellStep * kernel.width * featureStride,
            to_across: beside.cellStep * featureStride, to_row: kernel.area * featureStride,
            rows: count, count: convolution.featuresPerGroup)
          isFinite.also(transforms.gradients(&transform))
        }
        let rowsPerFeature = convolution.channelsPerGroup * kernel.area
        kernel_transpose(
          rows, featureStride, count * kernel.area, gradient + first * kernel.area,
          rowsPerFeature, convolution.featuresPerGroup)
      }
    }
    return isFinite.holds
  }
}
