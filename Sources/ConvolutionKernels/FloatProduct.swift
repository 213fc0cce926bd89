import CKernels
import ConvolutionMath

/// Products in single precision, by the vector instructions of a level.
final class FloatProduct: Product {
  let convolution: PhaseConvolution
  let layout: WeightLayout
  private let tile: kernel_tile

  let slabs: ChannelSlabs
  private let chain: Int

  /// The weight, `[group][phase][block][slab][tap][channel of the slab][target channel]`.
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
  static func slabs(_ convolution: PhaseConvolution, _ layout: WeightLayout) -> ChannelSlabs {
    ChannelSlabs(
      convolution, layout, multiple: 1, bytesPerNumber: 4, productsPerSum: mostProductsPerChain)
  }

  private static let mostProductsPerChain = 128

  /// The products that are summed in a chain: as many as keep the error below that of the libraries,
  /// since adding a chain's sum takes as long as a product or two.
  private static func chain(_ convolution: PhaseConvolution, _ layout: WeightLayout) -> Int {
    let taps = convolution.phases.joined().map(\.taps.count).max() ?? 1
    return max(48, min(mostProductsPerChain, taps * layout.sourceChannels / 4))
  }

  private func packWeight(_ weight: UnsafePointer<Float>) {
    ThreadPool.shared.forEachItem(of: layout.groups * blockCount) { item in
      let (group, block) = item.quotientAndRemainder(dividingBy: blockCount)
      let cube = WeightCube(
        layout, kernelArea: convolution.kernelArea, rows: tile.rows, channels: 1)
      for channel in 0..<layout.sourceChannels {
        cube.load(weight, group: group, firstRow: block * tile.rows, firstChannel: channel)
        packChannel(channel, group: group, block: block, from: cube)
      }
    }
  }

  /// Copies one source channel's weights to where the panels want them.
  private func packChannel(_ channel: Int, group: Int, block: Int, from cube: WeightCube) {
    let slab = slabs.slab(of: channel)
    for phase in phases {
      let panel = panels.start + group * groupStride + phase.start + block * phase.blockStride
      for (place, tap) in phase.taps.enumerated() {
        let row =
          phase.taps.count * slab.lowerBound + place * slab.count + channel - slab.lowerBound
        (panel + row * tile.rows).update(from: cube.weights(of: tap.kernelCell), count: tile.rows)
      }
    }
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
    phase: Int, group: Int, block: Int, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace, into sums: UnsafeMutablePointer<Float>
  ) {
    let panel = phases[phase]
    let rows = packedRows(pass, window, in: workspace)
    let weights = panels.start + group * groupStride + panel.start + block * panel.blockStride
    panel.withOffsets(into: window, viewRows: pass.count) { offsets in
      slabs.forEachSlab(of: pass) { slab in
        var product = kernel_product(
          sums: sums, sums_stride: window.sumsStride,
          panel: weights + offsets.count * slab.lowerBound * tile.rows,
          panel_stride: tile.rows,
          rows: rows + (slab.lowerBound - pass.lowerBound) * window.rowStride,
          row_stride: window.rowStride, offsets: offsets.baseAddress, taps: offsets.count,
          depth: slab.count, chain: chain, tiles: window.places.count / tile.columns,
          accumulates: slab.lowerBound > 0)
        tile.multiply(&product)
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
