import CKernels
import ConvolutionMath

/// A weight, transformed and packed for a `TileConvolution`.
///
/// Every phase has a plain matrix for each of its factors:
/// `[group][phase][factor][part][slab][block][channel of the slab][target channel]`.
final class TileWeight: Sendable {
  /// The matrices of one phase.
  struct Phase: Sendable {
    let down: TileAxis
    let across: TileAxis
    let start: Int

    /// The elements from one factor to the next.
    let factorStride: Int

    /// The products of a tile.
    var products: Int { down.products * across.products }
  }

  /// The phases, those of one target row together.
  let phases: [[Phase]]
  let slabSize: Int
  let blockCount: Int

  /// The parts of a phase, the same for all.
  let partCount: Int

  /// The products of a tile, of all phases.
  var productCount: Int { phases.joined().reduce(0) { $0 + $1.products } }

  private let layout: WeightLayout
  private let rows: Int
  private let groupStride: Int
  private let panels: AlignedBuffer<Float>

  /// The source channels that are summed at a time; their sums of inputs stay in the nearest cache.
  private static let mostChannelsPerSlab = 128

  /// Packs a weight; `nil` if a sum of weights is infinite or not a number.
  init?(
    _ tiles: TileConvolution, _ layout: WeightLayout, weight: UnsafePointer<Float>, rows: Int,
    kernelWidth: Int, transforms: kernel_transforms, forManyCalls: Bool
  ) {
    self.layout = layout
    self.rows = rows
    let slabs = layout.sourceChannels.dividedRoundingUp(by: Self.mostChannelsPerSlab)
    slabSize = layout.sourceChannels.dividedRoundingUp(by: slabs)
    blockCount = layout.targetChannels.dividedRoundingUp(by: rows)
    partCount = tiles.rows[0].parts.count * tiles.columns[0].parts.count
    let partStride = layout.sourceChannels * blockCount * rows
    var count = 0
    phases = tiles.rows.map { down in
      tiles.columns.map { across in
        // An odd number of cache lines, lest all factors compete for the same places in the cache.
        let factorStride =
          (down.parts.count * across.parts.count * partStride).roundedUpToOddLines
        defer { count += down.factors * across.factors * factorStride }
        return Phase(down: down, across: across, start: count, factorStride: factorStride)
      }
    }
    groupStride = count
    panels = AlignedBuffer(unfilled: count * layout.groups, forManyCalls: forManyCalls)
    let isFinite = Agreement()
    ThreadPool.shared.forEachItem(of: layout.groups * blockCount) { item in
      let (group, block) = item.quotientAndRemainder(dividingBy: blockCount)
      Workspace.borrow { workspace in
        for phase in phases.joined() {
          isFinite.also(
            pack(
              weight, phase, group: group, block: block, kernelWidth: kernelWidth, transforms,
              in: workspace))
        }
      }
    }
    guard isFinite.holds else { return nil }
  }

  /// Returns the matrix of one factor, part and slab, from a block on.
  func panel(
    _ phase: Phase, group: Int, factor: Int, part: Int, slab: Range<Int>, block: Int
  ) -> UnsafeMutablePointer<Float> {
    let slabStart = part * layout.sourceChannels * blockCount + slab.lowerBound * blockCount
    return panels.start + group * groupStride + phase.start + factor * phase.factorStride
      + (slabStart + slab.count * block) * rows
  }

  /// Calls the body with the source channels, slab by slab.
  func forEachSlab(_ body: (Range<Int>) -> Void) {
    for first in stride(from: 0, to: layout.sourceChannels, by: slabSize) {
      body(first..<min(first + slabSize, layout.sourceChannels))
    }
  }

  /// Packs the factors of one phase and block; false if one is infinite or not a number.
  private func pack(
    _ weight: UnsafePointer<Float>, _ phase: Phase, group: Int, block: Int, kernelWidth: Int,
    _ transforms: kernel_transforms, in workspace: Workspace
  ) -> Bool {
    let (down, across) = (phase.down, phase.across)
    var isFinite = true
    for (row, above) in down.parts.enumerated() {
      for (column, beside) in across.parts.enumerated() {
        forEachSlab { slab in
          let size = slab.count * rows
          let cells = above.kernelCells.flatMap { row in
            beside.kernelCells.map { row * kernelWidth + $0 }
          }
          let taken = workspace.buffer(.panel, of: Float.self, count: cells.count * size)
          var some = kernel_weight(
            start: weight + group * layout.groupStride + block * rows * layout.targetStride
              + slab.lowerBound * layout.sourceStride,
            row_stride: layout.targetStride,
            rows: min(rows, layout.targetChannels - block * rows),
            channel_stride: layout.sourceStride, channels: slab.count)
          kernel_pack_weight(
            taken, rows, &some,
            cells.enumerated().map { place, cell in
              kernel_weight_cell(weight: cell, panel: place * size, panel_block: 0)
            }, cells.count)
          var transform = kernel_transform(
            taps_down: down.taps, taps_across: across.taps, from: taken,
            from_down: across.taps * size, from_across: size, from_row: 0,
            to: panel(
              phase, group: group, factor: 0, part: row * across.parts.count + column, slab: slab,
              block: block),
            to_down: across.factors * phase.factorStride, to_across: phase.factorStride, to_row: 0,
            rows: 1, count: size)
          isFinite = transforms.weights(&transform) && isFinite
        }
      }
    }
    return isFinite
  }
}
