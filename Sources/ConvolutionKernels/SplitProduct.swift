import CKernels
import ConvolutionMath

/// Products in single precision on AMX tiles, of numbers split into three bfloat16 parts.
///
/// Exact splitting needs numbers that are zero or between 2^-48 and 2^63 in magnitude; `init?` and
/// `pack` say whether they are.
struct SplitProduct: Product {
  /// The rows and columns of a tile, and the channels that one step multiplies.
  static let tileSize = 32

  private static let partCount = 3

  /// The elements of one packed step of the weight: parts × rows × channels.
  private static let stepSize = partCount * tileSize * tileSize

  let convolution: PhaseConvolution
  let layout: WeightLayout

  /// The steps multiplied at a time, so that a slab of the weight stays in the nearest caches.
  private let slabSteps: Int

  /// The weight, `[group][phase][block][slab][tap][step][part][target channel][source channel]`.
  private let panels: AlignedBuffer<UInt16>
  private let phases: [PhasePanel]
  private let groupStride: Int

  var blockRows: Int { Self.tileSize }
  var tileColumns: Int { Self.tileSize }
  var bytesPerPosition: Int {
    convolution.views.count * pairCount * Self.partCount * MemoryLayout<UInt32>.size
  }

  /// Whether every tap reads whole cache lines, which tiles load faster than halves of two.
  static func loadsWholeLines(_ convolution: PhaseConvolution) -> Bool {
    convolution.phases.joined().allSatisfy { phase in
      phase.taps.allSatisfy { ($0.offset - convolution.offsets.lowerBound).isMultiple(of: 16) }
    }
  }

  private var stepCount: Int { layout.sourceChannels.dividedRoundingUp(by: Self.tileSize) }
  private var pairCount: Int { stepCount * Self.tileSize / 2 }

  /// Packs a weight, or returns `nil` if it cannot be split exactly.
  init?(_ convolution: PhaseConvolution, layout: WeightLayout, weight: UnsafePointer<Float>) {
    self.convolution = convolution
    self.layout = layout
    let steps = layout.sourceChannels.dividedRoundingUp(by: Self.tileSize)
    let widest = convolution.phases.joined().map(\.taps.count).max() ?? 1
    slabSteps = min(steps, max(1152 / max(widest * Self.tileSize, 1), 1))
    let blocks = layout.targetChannels.dividedRoundingUp(by: Self.tileSize)
    (phases, groupStride) = PhasePanel.list(
      convolution, blocks: blocks, elementsPerTap: steps * Self.stepSize)
    panels = AlignedBuffer(unfilled: groupStride * layout.groups)
    guard packWeight(weight) else { return nil }
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
    let slab = step / slabSteps * slabSteps
    let slabSize = min(slabSteps, stepCount - slab)
    let partSize = Self.tileSize * Self.tileSize
    var isExact = true
    for phase in phases {
      let panel = panels.start + group * groupStride + phase.start + block * phase.blockStride
      for (place, tap) in phase.taps.enumerated() {
        let packed = phase.taps.count * slab + place * slabSize + step - slab
        isExact =
          kernel_split_row(
            cube.weights(of: tap.kernelCell), partSize, panel + packed * Self.stepSize, partSize)
          && isExact
      }
    }
    return isExact
  }

  func pack(
    _ input: UnsafePointer<Float>, group: Int, window: PackedWindow, in workspace: Workspace
  ) -> Bool {
    let rows = packedRows(window, in: workspace)
    let lines = workspace.buffer(.line, of: Float.self, count: 2 * window.rowStride)
    let second = lines + window.rowStride
    let planeSize = convolution.source.size.area
    let channels = layout.sourceChannels
    var isExact = true
    for (place, view) in convolution.views.enumerated() {
      let gathering = Gathering(convolution, view, reach: window.reach)
      let viewRows = rows + place * pairCount * window.rowStride
      for pair in 0..<channels.dividedRoundingUp(by: 2) {
        let channel = input + (group * channels + 2 * pair) * planeSize
        gathering.copy(channel, to: lines)
        if 2 * pair + 1 < channels {
          gathering.copy(channel + planeSize, to: second)
        } else {
          second.update(repeating: 0, count: window.reach.count)
        }
        isExact =
          kernel_split_pair(
            lines, second, window.reach.count, viewRows + pair * window.rowStride,
            planeStride(window)) && isExact
      }
      clearPairs(from: channels.dividedRoundingUp(by: 2), of: viewRows, window)
    }
    return isExact
  }

  /// Zeros the rows that fill up the last step: what lies there could be NaN.
  private func clearPairs(
    from first: Int, of rows: UnsafeMutablePointer<UInt32>, _ window: PackedWindow
  ) {
    for part in 0..<Self.partCount {
      (rows + part * planeStride(window) + first * window.rowStride)
        .update(repeating: 0, count: (pairCount - first) * window.rowStride)
    }
  }

  func multiply(
    phase: Int, group: Int, block: Int, window: PackedWindow, in workspace: Workspace,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let panel = phases[phase]
    let rows = packedRows(window, in: workspace)
    var weights = panels.start + group * groupStride + panel.start + block * panel.blockStride
    let stepRows = Self.tileSize / 2 * window.rowStride
    panel.withOffsets(into: window, viewRows: pairCount) { offsets in
      for slab in stride(from: 0, to: stepCount, by: slabSteps) {
        let steps = min(slabSteps, stepCount - slab)
        var product = kernel_split_product(
          sums: sums, sums_stride: window.sumsStride,
          left: weights, left_row: Self.tileSize, left_plane: Self.tileSize * Self.tileSize,
          left_step: Self.stepSize,
          right: rows + slab * stepRows, right_row: window.rowStride,
          right_plane: planeStride(window), right_step: stepRows,
          offsets: offsets.baseAddress, taps: offsets.count, steps: steps,
          tiles: window.places.count / Self.tileSize, accumulates: slab > 0)
        kernel_multiply_split(&product)
        weights += offsets.count * steps * Self.stepSize
      }
    }
  }

  private func planeStride(_ window: PackedWindow) -> Int {
    convolution.views.count * pairCount * window.rowStride
  }

  private func packedRows(
    _ window: PackedWindow, in workspace: Workspace
  ) -> UnsafeMutablePointer<UInt32> {
    workspace.buffer(.rows, of: UInt32.self, count: Self.partCount * planeStride(window))
  }
}
