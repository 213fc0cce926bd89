import CKernels
import ConvolutionMath

/// A convolution by a minimal filtering algorithm, with its weight transformed and packed for it.
///
/// A tile of 2 × 2 outputs of a 3 × 3 filter reads 4 × 4 inputs. The sums of inputs (see transforms.h),
/// of all channels and of many tiles, are 16 matrices, the sums of weights another 16; their
/// products, made into outputs, are the result. That is 16 multiplications where the definition has
/// 36, and 9 instead of 16 for the 2 × 2 filters that a transposed convolution with kernel 4 and
/// stride 2 consists of.
///
/// - SeeAlso: Lavin and Gray, *Fast Algorithms for Convolutional Neural Networks* (2016).
final class TileProduct: Sendable {
  let tiles: TileConvolution
  let layout: WeightLayout
  let weight: TileWeight
  let tile: kernel_tile
  let transforms: kernel_transforms

  /// The bytes of products that are computed at a time, of all phases: each of them is read again for
  /// every slab of channels.
  private static let mostSumBytes = 2 << 20

  /// The most columns that are computed at a time; they serve each weight that is loaded.
  private static let mostColumns = 128

  /// The most products in a chain of sums; short ones make up for the roundings of the transforms.
  ///
  /// It depends on the layer alone, so that no result depends on what is beside an image.
  let chain: Int

  /// Packs a weight; `nil` if the kernel allows no tiles, or if a sum of weights is not finite.
  init?(
    _ convolution: Convolution2D, _ direction: ConvolutionDirection, weight: UnsafePointer<Float>,
    level: KernelLevel, forManyCalls: Bool
  ) {
    guard let tiles = TileConvolution(convolution, direction) else { return nil }
    self.tiles = tiles
    layout = WeightLayout(convolution, direction)
    tile = Self.tile(for: layout, columns: tiles.grid.count, level: level)
    transforms = level.transforms
    guard
      let packed = TileWeight(
        tiles, layout, weight: weight, rows: tile.rows,
        kernelWidth: convolution.geometry.kernelSize.width, transforms: transforms,
        forManyCalls: forManyCalls)
    else { return nil }
    self.weight = packed
    chain = packed.partCount * layout.sourceChannels < 128 ? 12 : 32
  }

  /// Returns the tile shape that should take the least time; all give the same sums.
  private static func tile(
    for layout: WeightLayout, columns: Int, level: KernelLevel
  ) -> kernel_tile {
    func time(_ tile: kernel_tile) -> Double {
      Double(
        columns.rounded(upToMultipleOf: tile.columns)
          * layout.targetChannels.rounded(upToMultipleOf: tile.rows))
        / StrategyCost(of: tile, loadingWholeLines: true, at: level).productsPerNanosecond
    }
    return level.tiles.min { time($0) < time($1) } ?? level.tiles[0]
  }

  /// Computes the output.
  ///
  /// - Parameters:
  ///   - call: What to read and write.
  ///   - threads: For how many threads the work is divided.
  /// - Returns: False if a number of the output is infinite or none; it is then not valid.
  func run(_ call: Call, threads: Int = ComputeThreads.limit) -> Bool {
    let columns = tiles.grid.count.dividedRoundingUp(by: tile.columns)
    let bytes = weight.productCount * weight.blockCount * tile.rows * MemoryLayout<Float>.stride
    let most = max(min(Self.mostSumBytes / bytes, Self.mostColumns) / tile.columns, 1)
    let chunks = columns.dividedRoundingUp(by: most)
    let perChunk = columns.dividedRoundingUp(by: max(chunks, 1))
    let items = layout.groups * chunks
    // Few tiles leave the target channels to divide; each item then transforms its inputs for itself.
    let ranges = min(threads.dividedRoundingUp(by: max(items, 1)), weight.blockCount)
    let blocksPerRange = weight.blockCount.dividedRoundingUp(by: max(ranges, 1))
    let isFinite = Agreement()
    ThreadPool.shared.forEachItem(of: items * ranges) { item in
      guard isFinite.holds else { return }
      let (place, range) = item.quotientAndRemainder(dividingBy: ranges)
      let (group, chunk) = place.quotientAndRemainder(dividingBy: chunks)
      let first = chunk * perChunk
      let blocks = (0..<weight.blockCount).dropFirst(range * blocksPerRange).prefix(blocksPerRange)
      guard first < columns, !blocks.isEmpty else { return }
      isFinite.also(
        Workspace.borrow { workspace in
          TilePart(
            product: self, call: call, group: group,
            columns: first * tile.columns..<min(first + perChunk, columns) * tile.columns,
            blocks: blocks, workspace: workspace
          ).compute()
        })
    }
    return isFinite.holds
  }
}
