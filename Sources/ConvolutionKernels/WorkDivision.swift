/// How a convolution is divided into items for threads.
///
/// An item is some columns and some blocks of one group's target channels. Its packed
/// rows should stay in the second-level cache; where there are too few columns for all threads, the
/// blocks are divided too, and each item packs the rows for itself.
struct WorkDivision {
  /// What one item computes.
  struct Part {
    let group: Int
    let columns: Range<Int>
    let blocks: Range<Int>
  }

  /// The multiply-adds below which a second thread costs more than it gives.
  private static let worthAThread = 400_000

  private let columnCount: Int
  private let columnsPerChunk: Int
  private let chunkCount: Int
  private let blockCount: Int
  private let blocksPerRange: Int
  private let rangeCount: Int
  private let groups: Int

  var itemCount: Int { groups * chunkCount * rangeCount }

  init(_ kernel: some Product, threads: Int) {
    let tile = kernel.tileColumns
    let tiles = kernel.order.count.dividedRoundingUp(by: tile)
    let tilesPerChunk = min(max(kernel.slabs.positions / tile, 1), tiles)
    groups = kernel.layout.groups
    let threads = min(threads, Self.usefulThreads(kernel))
    blockCount = kernel.blockCount
    // As many chunks for every thread; then equally long ones. Few blocks leave nothing else to divide.
    let missing = threads.dividedRoundingUp(by: blockCount * groups)
    let atLeast = max(tiles.dividedRoundingUp(by: tilesPerChunk), min(missing, tiles))
    let wanted =
      atLeast * groups >= threads
      ? (atLeast * groups).rounded(upToMultipleOf: threads) / groups : atLeast
    let evenTiles = tiles.dividedRoundingUp(by: max(wanted, 1))
    columnsPerChunk = evenTiles * tile
    chunkCount = tiles.dividedRoundingUp(by: evenTiles)
    columnCount = tiles * tile
    let idle = threads.dividedRoundingUp(by: chunkCount * groups)
    blocksPerRange = blockCount.dividedRoundingUp(by: min(max(idle, 1), blockCount))
    rangeCount = blockCount.dividedRoundingUp(by: blocksPerRange)
  }

  private static func usefulThreads(_ kernel: some Product) -> Int {
    let convolution = kernel.convolution
    let products =
      convolution.tapCount * convolution.grid.count * kernel.layout.sourceChannels
      * kernel.layout.targetChannels * kernel.layout.groups
    return max(products / worthAThread, 1)
  }

  /// Returns what an item computes; columns vary slowest, so that threads share the weight.
  func part(_ item: Int) -> Part {
    let (rest, range) = item.quotientAndRemainder(dividingBy: rangeCount)
    let (group, chunk) = rest.quotientAndRemainder(dividingBy: chunkCount)
    let firstColumn = chunk * columnsPerChunk
    let firstBlock = range * blocksPerRange
    return Part(
      group: group,
      columns: firstColumn..<min(firstColumn + columnsPerChunk, columnCount),
      blocks: firstBlock..<min(firstBlock + blocksPerRange, blockCount))
  }
}
