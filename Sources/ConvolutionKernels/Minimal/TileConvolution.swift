import CKernels
import ConvolutionMath

/// A convolution in either direction, computed in tiles of 2 × 2 outputs of every phase.
///
/// As in `PhaseConvolution`, a transposed convolution has a phase for each residue of its target. The
/// tiles of a batch lie in one line, image after image and row after row, without gaps.
struct TileConvolution: Sendable {
  let source: ImageShape
  let target: ImageShape
  let rows: [TileAxis]
  let columns: [TileAxis]

  /// The tiles of the batch, the same for all phases.
  let grid: PositionGrid

  private let sourceStep: Extent2D
  let targetStep: Extent2D

  /// Divides a convolution into tiles; `nil` if its kernel does not allow it.
  init?(_ convolution: Convolution2D, _ direction: ConvolutionDirection) {
    let geometry = convolution.geometry
    let stride = Extent2D(height: geometry.vertical.stride, width: geometry.horizontal.stride)
    source = convolution.source(direction)
    target = convolution.target(direction)
    let phases: (rows: [AxisPhase], columns: [AxisPhase])
    switch direction {
    case .convolution:
      (sourceStep, targetStep) = (stride, 1)
      phases = (
        AxisPhase.convolution(geometry.vertical), AxisPhase.convolution(geometry.horizontal)
      )
    case .transposed:
      (sourceStep, targetStep) = (1, stride)
      phases = (
        AxisPhase.transposed(geometry.vertical, size: target.size.height),
        AxisPhase.transposed(geometry.horizontal, size: target.size.width)
      )
    }
    rows = phases.rows.compactMap { TileAxis($0) }
    columns = phases.columns.compactMap { TileAxis($0) }
    guard rows.count == targetStep.height, columns.count == targetStep.width else { return nil }
    let covered = Extent2D(
      height: TileAxis.outputs * targetStep.height, width: TileAxis.outputs * targetStep.width)
    grid = PositionGrid(
      images: target.batchSize,
      rows: GridAxis(
        positions: target.size.height.dividedRoundingUp(by: covered.height), sourceCells: 0,
        shifts: []),
      columns: GridAxis(
        positions: target.size.width.dividedRoundingUp(by: covered.width), sourceCells: 0,
        shifts: []))
  }

  /// The products of one source channel and one target channel, for one image.
  var productsPerImage: Int {
    let down = rows.reduce(0) { $0 + $1.products * $1.parts.count }
    let across = columns.reduce(0) { $0 + $1.products * $1.parts.count }
    return down * across * grid.positions.area
  }

  /// The most taps that an output has.
  var longestSum: Int {
    let down = rows.map { $0.taps * $0.parts.count }.max() ?? 0
    return down * (columns.map { $0.taps * $0.parts.count }.max() ?? 0)
  }

  /// Returns the cells that the tiles of a window read, one for each.
  ///
  /// - Parameters:
  ///   - shift: From the position of a tile's first output to the cell.
  ///   - residue: The residue of the source's cells.
  ///   - window: The tiles.
  /// - Returns: What copies them.
  func gathering(_ shift: Extent2D, residue: Extent2D, window: Range<Int>) -> Gathering {
    let down = shift.height.flooredQuotientAndRemainder(dividingBy: TileAxis.outputs)
    let across = shift.width.flooredQuotientAndRemainder(dividingBy: TileAxis.outputs)
    return Gathering(
      grid, window, of: source,
      lattice: Lattice(
        step: Extent2D(
          height: TileAxis.outputs * sourceStep.height,
          width: TileAxis.outputs * sourceStep.width),
        residue: Extent2D(
          height: down.remainder * sourceStep.height + residue.height,
          width: across.remainder * sourceStep.width + residue.width),
        shift: Extent2D(height: down.quotient, width: across.quotient)))
  }

  /// Returns the runs of target cells that one row of outputs of a window's tiles fills.
  ///
  /// - Parameters:
  ///   - output: The row of outputs within the tile.
  ///   - residue: The residue of the target's rows.
  ///   - window: The tiles.
  /// - Returns: Runs that count cells, from the first tile of the window.
  func targetRuns(output: Int, residue: Int, window: Range<Int>) -> [kernel_run] {
    let lattice = Lattice(
      step: Extent2D(
        height: TileAxis.outputs * targetStep.height, width: TileAxis.outputs * targetStep.width),
      residue: Extent2D(height: output * targetStep.height + residue, width: 0))
    return grid.runs(in: window, of: target, lattice: lattice, limit: grid.positions).map { run in
      let column = run.picture % target.size.width
      return kernel_run(
        packed: run.packed, picture: run.picture,
        count: min(run.count * lattice.step.width, target.size.width - column))
    }
  }
}
