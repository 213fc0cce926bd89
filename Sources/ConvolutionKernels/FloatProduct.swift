import CKernels
import ConvolutionMath

/// Products in single precision, by the vector instructions of a level.
struct FloatProduct: Product {
  let convolution: PhaseConvolution
  let layout: WeightLayout
  private let tile: kernel_tile

  /// The channels that are summed at a time; shorter sums, added up, lose fewer digits.
  private let slabChannels: Int

  /// The weight, `[group][phase][block][slab][tap][channel of the slab][target channel]`.
  private let panels: AlignedBuffer<Float>
  private let phases: [PhasePanel]
  private let groupStride: Int

  var blockRows: Int { tile.rows }
  var tileColumns: Int { tile.columns }
  var bytesPerPosition: Int { convolution.views.count * layout.sourceChannels * 4 }

  /// Packs a weight for one tile shape.
  init(
    _ convolution: PhaseConvolution, layout: WeightLayout, weight: UnsafePointer<Float>,
    tile: kernel_tile
  ) {
    self.convolution = convolution
    self.layout = layout
    self.tile = tile
    let widest = convolution.phases.joined().map(\.taps.count).max() ?? 1
    slabChannels = min(layout.sourceChannels, max(512 / max(widest, 1), 16))
    let blocks = layout.targetChannels.dividedRoundingUp(by: tile.rows)
    (phases, groupStride) = PhasePanel.list(
      convolution, blocks: blocks, elementsPerTap: layout.sourceChannels * tile.rows)
    panels = AlignedBuffer(unfilled: groupStride * layout.groups)
    packWeight(weight)
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
    let slab = channel / slabChannels * slabChannels
    let slabSize = min(slabChannels, layout.sourceChannels - slab)
    for phase in phases {
      let panel = panels.start + group * groupStride + phase.start + block * phase.blockStride
      for (place, tap) in phase.taps.enumerated() {
        let row = phase.taps.count * slab + place * slabSize + channel - slab
        (panel + row * tile.rows).update(from: cube.weights(of: tap.kernelCell), count: tile.rows)
      }
    }
  }

  func pack(
    _ input: UnsafePointer<Float>, group: Int, window: PackedWindow, in workspace: Workspace
  ) -> Bool {
    let channels = layout.sourceChannels
    let rows = workspace.buffer(
      .rows, of: Float.self, count: convolution.views.count * channels * window.rowStride)
    let planeSize = convolution.source.size.area
    for (place, view) in convolution.views.enumerated() {
      let gathering = Gathering(convolution, view, reach: window.reach)
      for channel in 0..<channels {
        gathering.copy(
          input + (group * channels + channel) * planeSize,
          to: rows + (place * channels + channel) * window.rowStride)
      }
    }
    return true
  }

  func multiply(
    phase: Int, group: Int, block: Int, window: PackedWindow, in workspace: Workspace,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let panel = phases[phase]
    let channels = layout.sourceChannels
    let rows = workspace.buffer(
      .rows, of: Float.self, count: convolution.views.count * channels * window.rowStride)
    var weights = panels.start + group * groupStride + panel.start + block * panel.blockStride
    panel.withOffsets(into: window, viewRows: channels) { offsets in
      for slab in stride(from: 0, to: channels, by: slabChannels) {
        let depth = min(slabChannels, channels - slab)
        var product = kernel_product(
          sums: sums, sums_stride: window.sumsStride, panel: weights,
          rows: rows + slab * window.rowStride, row_stride: window.rowStride,
          offsets: offsets.baseAddress, taps: offsets.count, depth: depth,
          tiles: window.places.count / tile.columns, accumulates: slab > 0)
        tile.multiply(&product)
        weights += offsets.count * depth * tile.rows
      }
    }
  }
}
