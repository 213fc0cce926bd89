import CKernels
import ConvolutionMath

/// Products in single precision, by the vector instructions of a level.
final class FloatProduct: Product {
  let convolution: PhaseConvolution
  let layout: WeightLayout
  private let tile: kernel_tile
  let order: ColumnOrder

  let slabs: ChannelSlabs
  private let chain: Int

  /// The weight, `[group][phase][slab][block][tap][channel of the slab][target channel]`.
  private let panels: AlignedBuffer<Float>
  private let phases: [PhasePanel]
  private let groupStride: Int

  var blockRows: Int { tile.rows }
  var tileColumns: Int { tile.columns }

  /// Packs a weight for one tile shape; the source channels are divided as is best unless told.
  init(
    _ convolution: PhaseConvolution, layout: WeightLayout, weight: UnsafePointer<Float>,
    tile: kernel_tile, slabs: ChannelSlabs? = nil, forManyCalls: Bool = false
  ) {
    self.convolution = convolution
    self.layout = layout
    self.tile = tile
    order = ColumnOrder(convolution.grid, run: tile.run)
    self.slabs = slabs ?? Self.slabs(convolution, layout)
    chain = Self.chain(convolution, layout)
    let blocks = layout.targetChannels.dividedRoundingUp(by: tile.rows)
    (phases, groupStride) = PhasePanel.list(
      convolution, blocks: blocks, elementsPerTap: layout.sourceChannels * tile.rows)
    panels = AlignedBuffer(
      unfilled: groupStride * layout.groups, forManyCalls: forManyCalls)
    packWeight(weight)
  }

  /// Returns how the source channels are divided.
  ///
  /// A slab of some hundred products keeps what the tiles read in the nearest cache.
  static func slabs(
    _ convolution: PhaseConvolution, _ layout: WeightLayout,
    cacheBytes: Int = SecondLevelCache.byteCount
  ) -> ChannelSlabs {
    ChannelSlabs(
      convolution, layout, multiple: 1, bytesPerNumber: 4, productsPerSum: mostProductsPerChain,
      cacheBytes: cacheBytes)
  }

  private static let mostProductsPerChain = 128

  static var mostSumBytes: Int { SecondLevelCache.byteCount / 4 }

  /// The products that are summed in a chain: as many as keep the error below that of the libraries,
  /// since adding a chain's sum takes as long as a product or two.
  private static func chain(_ convolution: PhaseConvolution, _ layout: WeightLayout) -> Int {
    let taps = convolution.phases.joined().map(\.taps.count).max() ?? 1
    return max(48, min(mostProductsPerChain, taps * layout.sourceChannels / 4))
  }

  /// The target channels whose weights are packed at a time: neighbours in memory, or streams of it.
  private static let rowsPerPacking = 24

  private func packWeight(_ weight: UnsafePointer<Float>) {
    let blocksPerItem = max(Self.rowsPerPacking / tile.rows, 1)
    let items = blockCount.dividedRoundingUp(by: blocksPerItem)
    ThreadPool.shared.forEachItem(of: layout.groups * items) { number in
      let (group, item) = number.quotientAndRemainder(dividingBy: items)
      slabs.forEachSlab(of: 0..<layout.sourceChannels) { slab in
        packWeight(weight, group: group, block: item * blocksPerItem, blocksPerItem, slab: slab)
      }
    }
  }

  /// Packs what ties the target channels of some blocks to the source channels of a slab.
  private func packWeight(
    _ weight: UnsafePointer<Float>, group: Int, block: Int, _ blocks: Int, slab: Range<Int>
  ) {
    let cells = phases.flatMap { phase in
      let start = panel(phase, slab, block: block)
      let blockStride = phase.taps.count * slab.count * tile.rows
      return phase.taps.enumerated().map { place, tap in
        kernel_weight_cell(
          weight: tap.kernelCell, panel: start + place * slab.count * tile.rows,
          panel_block: blockStride)
      }
    }
    let firstRow = block * tile.rows
    var some = kernel_weight(
      start: weight + group * layout.groupStride + firstRow * layout.targetStride
        + slab.lowerBound * layout.sourceStride,
      row_stride: layout.targetStride,
      rows: min(blocks * tile.rows, layout.targetChannels - firstRow),
      channel_stride: layout.sourceStride, channels: slab.count)
    kernel_pack_weight(panels.start + group * groupStride, tile.rows, &some, cells, cells.count)
  }

  /// Returns where a block's weights of one phase and slab begin, within their group.
  private func panel(_ phase: PhasePanel, _ slab: Range<Int>, block: Int) -> Int {
    phase.start
      + (slab.lowerBound * blockCount + slab.count * block) * phase.taps.count * tile.rows
  }

  func window(of columns: Range<Int>) -> PackedWindow {
    PackedWindow(columns: columns, run: tile.run, order: order, offsets: convolution.offsets)
  }

  func pack(
    _ input: UnsafePointer<Float>, group: Int, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace
  ) -> Bool {
    let rows = packedRows(pass, window, in: workspace)
    let planeSize = convolution.source.size.area
    for (place, view) in convolution.views.enumerated() {
      Gathering(convolution, view, reach: window.reach).copy(
        input + (group * layout.sourceChannels + pass.lowerBound) * planeSize,
        planeStride: planeSize, count: pass.count,
        to: rows + place * pass.count * window.rowStride, rowStride: window.rowStride)
    }
    return true
  }

  func multiply(
    phase: Int, group: Int, blocks: Range<Int>, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace, into sums: UnsafeMutablePointer<Float>
  ) {
    let phase = phases[phase]
    let rows = packedRows(pass, window, in: workspace)
    let weights = panels.start + group * groupStride
    phase.withOffsets(into: window, viewRows: pass.count) { offsets in
      window.starts.withUnsafeBufferPointer { starts in
        slabs.forEachSlab(of: pass) { slab in
          var product = kernel_product(
            sums: sums, sums_stride: window.sumsStride,
            panel: weights + panel(phase, slab, block: blocks.lowerBound),
            panel_stride: tile.rows, panel_block: offsets.count * slab.count * tile.rows,
            rows: rows + (slab.lowerBound - pass.lowerBound) * window.rowStride,
            row_stride: window.rowStride, offsets: offsets.baseAddress,
            starts: starts.baseAddress, taps: offsets.count, depth: slab.count, chain: chain,
            blocks: blocks.count, tiles: starts.count * tile.run / tile.columns,
            accumulates: slab.lowerBound > 0)
          tile.multiply(&product)
        }
      }
    }
  }

  private func packedRows(
    _ pass: Range<Int>, _ window: PackedWindow, in workspace: Workspace
  ) -> UnsafeMutablePointer<Float> {
    workspace.buffer(
      .rows, of: Float.self, count: convolution.views.count * pass.count * window.rowStride)
  }
}
