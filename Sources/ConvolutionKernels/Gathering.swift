import CKernels
import ConvolutionMath

/// Copies what a window of positions sees of one view, channel by channel.
struct Gathering {
  private let runs: [kernel_run]
  private let step: Int
  private let width: Int
  private let hasGaps: Bool

  init(_ convolution: PhaseConvolution, _ view: PhaseConvolution.View, reach: Range<Int>) {
    runs = convolution.grid.runs(
      in: reach, of: convolution.source,
      lattice: Lattice(step: convolution.sourceStep, residue: view.residue, shift: view.shift),
      limit: convolution.grid.cells)
    step = convolution.sourceStep.width
    width = reach.count
    hasGaps = runs.reduce(0) { $0 + $1.count } < width
  }

  /// Copies the target instead, for a weight's gradient; places that are no position become zeros.
  init(features convolution: PhaseConvolution, places: Range<Int>) {
    runs = convolution.grid.runs(
      in: places, of: convolution.target, lattice: Lattice(step: 1, residue: 0),
      limit: convolution.grid.positions)
    step = 1
    width = places.count
    hasGaps = runs.reduce(0) { $0 + $1.count } < width
  }

  /// Copies a lattice of cells, one for each place of a window of the grid; missing ones become zeros.
  init(_ grid: PositionGrid, _ window: Range<Int>, of picture: ImageShape, lattice: Lattice) {
    runs = grid.runs(in: window, of: picture, lattice: lattice, limit: grid.positions)
    step = lattice.step.width
    width = window.count
    hasGaps = runs.reduce(0) { $0 + $1.count } < width
  }

  /// Fills packed rows from channels of the first image, a row for each; gaps become zeros.
  ///
  /// - Parameters:
  ///   - channel: The first channel.
  ///   - planeStride: The elements from one channel to the next.
  ///   - count: The number of channels.
  ///   - row: The first row.
  ///   - rowStride: The elements from one row to the next.
  func copy(
    _ channel: UnsafePointer<Float>, planeStride: Int = 0, count: Int = 1,
    to row: UnsafeMutablePointer<Float>, rowStride: Int = 0
  ) {
    copyRuns(
      channel, planeStride: planeStride, count: count, to: row, rowStride: rowStride,
      width: hasGaps ? width : 0)
  }

  /// As `copy`, but leaves what lies in gaps; up to `width`, if given, gaps become zeros.
  func copyRuns(
    _ channel: UnsafePointer<Float>, planeStride: Int, count: Int,
    to row: UnsafeMutablePointer<Float>, rowStride: Int, width: Int = 0
  ) {
    runs.withUnsafeBufferPointer { runs in
      kernel_gather(
        row, rowStride, width, channel, planeStride, count, step, runs.baseAddress, runs.count)
    }
  }
}
