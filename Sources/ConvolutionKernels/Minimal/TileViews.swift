import ConvolutionMath

/// What the phases of a convolution read of one part, copied once for all of them.
struct TileViews {
  /// The rows and columns of inputs that any phase reads, `[row][column]`.
  let gatherings: [Gathering]

  /// The columns of inputs.
  let width: Int

  /// Where each phase's inputs begin.
  let starts: [Int]

  init(
    _ tiles: TileConvolution, _ phases: [[TileWeight.Phase]], part: Int, window: Range<Int>
  ) {
    let phases = phases.joined().map { phase in
      let (down, across) = part.quotientAndRemainder(dividingBy: phase.across.parts.count)
      return (
        phase: phase, down: phase.down.parts[down], across: phase.across.parts[across]
      )
    }
    let top = phases.map(\.down.shift).min() ?? 0
    let left = phases.map(\.across.shift).min() ?? 0
    let bottom = phases.map { $0.down.shift + $0.phase.down.products }.max() ?? 0
    let right = phases.map { $0.across.shift + $0.phase.across.products }.max() ?? 0
    width = right - left
    starts = phases.map { ($0.down.shift - top) * (right - left) + $0.across.shift - left }
    gatherings = (top..<bottom).flatMap { row in
      (left..<right).map { column in
        tiles.gathering(
          Extent2D(height: row, width: column),
          residue: Extent2D(
            height: phases[0].down.sourceResidue, width: phases[0].across.sourceResidue),
          window: window)
      }
    }
  }

  /// What a tile writes, read back: the gradients of its outputs, for a weight's gradient.
  init(targetOf tiles: TileConvolution, window: Range<Int>) {
    width = TileAxis.outputs
    starts = [0]
    gatherings = (0..<TileAxis.outputs).flatMap { row in
      (0..<TileAxis.outputs).map { column in
        Gathering(
          tiles.grid, window, of: tiles.target,
          lattice: Lattice(
            step: Extent2D(TileAxis.outputs), residue: Extent2D(height: row, width: column)))
      }
    }
  }

  /// Copies the cells of some channels, `[view][channel][tile]`.
  ///
  /// The cells that the picture does not have are the same for all channels. They become zeros in the
  /// first call, and stay so in the next ones that fill the same memory.
  func copy(
    _ channels: UnsafePointer<Float>, planeStride: Int, count: Int,
    to taken: UnsafeMutablePointer<Float>, viewSize: Int, rowStride: Int, isFirst: Bool = true
  ) {
    if isFirst { taken.update(repeating: 0, count: gatherings.count * viewSize) }
    for (place, gathering) in gatherings.enumerated() {
      gathering.copyRuns(
        channels, planeStride: planeStride, count: count, to: taken + place * viewSize,
        rowStride: rowStride)
    }
  }
}
