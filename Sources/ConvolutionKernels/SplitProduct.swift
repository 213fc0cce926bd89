import CKernels
import ConvolutionMath

/// Products in single precision on AMX tiles, of numbers split into three bfloat16 parts.
///
/// Exact splitting needs numbers that are zero or between 2^-48 and 2^63 in magnitude; `init?` and
/// `pack` say whether they are.
final class SplitProduct: Product {
  /// The rows and columns of a tile, and the channels that one step multiplies.
  static let tileSize = 32

  private static let partCount = 3

  /// The channels that are copied before they are split, few enough to stay in the nearest cache.
  private static let channelsPerGather = 8

  /// The elements of one packed step of the weight: parts × rows × channels.
  private static let stepSize = partCount * tileSize * tileSize

  let convolution: PhaseConvolution
  let layout: WeightLayout

  let slabs: ChannelSlabs

  /// A tile's own loads are what takes time, wherever its rows come from.
  static let mostSumBytes = 0

  /// The weight, `[group][phase][block][slab][tap][step][part][target channel][source channel]`.
  private let panels: AlignedBuffer<UInt16>
  private let phases: [PhasePanel]
  private let groupStride: Int

  var blockRows: Int { Self.tileSize }
  var tileColumns: Int { Self.tileSize }
  var order: ColumnOrder { ColumnOrder(convolution.grid) }

  /// Whether every tap reads whole cache lines, which tiles load faster than halves of two.
  static func loadsWholeLines(_ convolution: PhaseConvolution) -> Bool {
    convolution.phases.joined().allSatisfy { phase in
      phase.taps.allSatisfy { ($0.offset - convolution.offsets.lowerBound).isMultiple(of: 16) }
    }
  }

  private var stepCount: Int { layout.sourceChannels.dividedRoundingUp(by: Self.tileSize) }

  /// Packs a weight, or returns `nil` if it cannot be split exactly.
  ///
  /// The source channels are divided as is best unless told.
  init?(
    _ convolution: PhaseConvolution, layout: WeightLayout, weight: UnsafePointer<Float>,
    slabs: ChannelSlabs? = nil, forManyCalls: Bool = false
  ) {
    self.convolution = convolution
    self.layout = layout
    let steps = layout.sourceChannels.dividedRoundingUp(by: Self.tileSize)
    self.slabs = slabs ?? Self.slabs(convolution, layout)
    let blocks = layout.targetChannels.dividedRoundingUp(by: Self.tileSize)
    (phases, groupStride) = PhasePanel.list(
      convolution, blocks: blocks, elementsPerTap: steps * Self.stepSize)
    panels = AlignedBuffer(
      unfilled: groupStride * layout.groups, forManyCalls: forManyCalls)
    guard packWeight(weight) else { return nil }
  }

  /// Returns how the source channels are divided.
  static func slabs(_ convolution: PhaseConvolution, _ layout: WeightLayout) -> ChannelSlabs {
    ChannelSlabs(
      convolution, layout, multiple: tileSize, bytesPerNumber: 2 * partCount, productsPerSum: 1152,
      cacheBytes: SecondLevelCache.byteCount)
  }

  private func packWeight(_ weight: UnsafePointer<Float>) -> Bool {
    let isExact = Agreement()
    ThreadPool.shared.forEachItem(of: layout.groups * blockCount) { item in
      let (group, block) = item.quotientAndRemainder(dividingBy: blockCount)
      let cube = WeightCube(
        layout, kernelArea: convolution.kernelArea, rows: Self.tileSize, channels: Self.tileSize)
      for step in 0..<stepCount {
        cube.load(
          weight, group: group, firstRow: block * Self.tileSize, firstChannel: step * Self.tileSize)
        isExact.also(packStep(step, group: group, block: block, from: cube))
      }
    }
    return isExact.holds
  }

  /// Splits the weights of 32 target and 32 source channels; false if they cannot be exactly.
  private func packStep(_ step: Int, group: Int, block: Int, from cube: WeightCube) -> Bool {
    let channels = slabs.slab(of: step * Self.tileSize)
    let slab = channels.lowerBound / Self.tileSize
    let slabSteps = channels.count / Self.tileSize
    let partSize = Self.tileSize * Self.tileSize
    var isExact = true
    for phase in phases {
      let panel = panels.start + group * groupStride + phase.start + block * phase.blockStride
      for (place, tap) in phase.taps.enumerated() {
        let packed = phase.taps.count * slab + place * slabSteps + step - slab
        isExact =
          kernel_split_row(
            cube.weights(of: tap.kernelCell), partSize, panel + packed * Self.stepSize, partSize)
          && isExact
      }
    }
    return isExact
  }

  func window(of columns: Range<Int>) -> PackedWindow {
    PackedWindow(columns, offsets: convolution.offsets)
  }

  func pack(
    _ input: UnsafePointer<Float>, group: Int, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace
  ) -> Bool {
    let rows = packedRows(pass, window, in: workspace)
    let planeStride = planeStride(pass, window)
    let source = input + group * layout.sourceChannels * convolution.source.size.area
    let channels = pass.clamped(to: 0..<layout.sourceChannels)
    var isExact = true
    for (place, view) in convolution.views.enumerated() {
      let gathering = Gathering(convolution, view, reach: window.reach)
      let viewRows = rows + place * pass.count / 2 * window.rowStride
      for first in stride(from: 0, to: channels.count, by: Self.channelsPerGather) {
        let some = channels.dropFirst(first).prefix(Self.channelsPerGather)
        let isSplit = packPairs(
          some, from: source, gathering, to: viewRows + first / 2 * window.rowStride, planeStride,
          window, in: workspace)
        isExact = isSplit && isExact
      }
      clearPairs(
        channels.count.dividedRoundingUp(by: 2)..<pass.count / 2, of: viewRows, planeStride, window)
    }
    return isExact
  }

  /// Packs some channels, an even number of them or the last ones.
  private func packPairs(
    _ channels: Range<Int>, from source: UnsafePointer<Float>, _ gathering: Gathering,
    to rows: UnsafeMutablePointer<UInt32>, _ planeStride: Int, _ window: PackedWindow,
    in workspace: Workspace
  ) -> Bool {
    let lines = workspace.buffer(
      .line, of: Float.self, count: Self.channelsPerGather * window.rowStride)
    let planeSize = convolution.source.size.area
    gathering.copy(
      source + channels.lowerBound * planeSize, planeStride: planeSize, count: channels.count,
      to: lines, rowStride: window.rowStride)
    if !channels.count.isMultiple(of: 2) {
      (lines + channels.count * window.rowStride).update(repeating: 0, count: window.reach.count)
    }
    var isExact = true
    for pair in 0..<channels.count.dividedRoundingUp(by: 2) {
      let line = lines + 2 * pair * window.rowStride
      isExact =
        kernel_split_pair(
          line, line + window.rowStride, window.reach.count, rows + pair * window.rowStride,
          planeStride) && isExact
    }
    return isExact
  }

  /// Zeros the rows that fill up the last step: what lies there could be NaN.
  private func clearPairs(
    _ pairs: Range<Int>, of rows: UnsafeMutablePointer<UInt32>, _ planeStride: Int,
    _ window: PackedWindow
  ) {
    for part in 0..<Self.partCount {
      (rows + part * planeStride + pairs.lowerBound * window.rowStride)
        .update(repeating: 0, count: pairs.count * window.rowStride)
    }
  }

  func multiply(
    phase: Int, group: Int, blocks: Range<Int>, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace, into sums: UnsafeMutablePointer<Float>
  ) {
    for (place, block) in blocks.enumerated() {
      multiply(
        phase: phases[phase], group: group, block: block, pass: pass, window: window, in: workspace,
        into: sums + place * Self.tileSize * window.sumsStride)
    }
  }

  private func multiply(
    phase panel: PhasePanel, group: Int, block: Int, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace, into sums: UnsafeMutablePointer<Float>
  ) {
    let rows = packedRows(pass, window, in: workspace)
    let weights = panels.start + group * groupStride + panel.start + block * panel.blockStride
    panel.withOffsets(into: window, viewRows: pass.count / 2) { offsets in
      slabs.forEachSlab(of: pass) { slab in
        let first = slab.lowerBound / Self.tileSize
        var product = kernel_split_product(
          sums: sums, sums_stride: window.sumsStride,
          left: weights + offsets.count * first * Self.stepSize, left_row: Self.tileSize,
          left_plane: Self.tileSize * Self.tileSize, left_step: Self.stepSize,
          right: rows + (slab.lowerBound - pass.lowerBound) / 2 * window.rowStride,
          right_row: window.rowStride, right_plane: planeStride(pass, window),
          right_step: Self.tileSize / 2 * window.rowStride,
          offsets: offsets.baseAddress, taps: offsets.count, steps: slab.count / Self.tileSize,
          tiles: window.places.count / Self.tileSize, accumulates: slab.lowerBound > 0)
        kernel_multiply_split(&product)
      }
    }
  }

  private func planeStride(_ pass: Range<Int>, _ window: PackedWindow) -> Int {
    convolution.views.count * pass.count / 2 * window.rowStride
  }

  private func packedRows(
    _ pass: Range<Int>, _ window: PackedWindow, in workspace: Workspace
  ) -> UnsafeMutablePointer<UInt32> {
    workspace.buffer(.rows, of: UInt32.self, count: Self.partCount * planeStride(pass, window))
  }
}
