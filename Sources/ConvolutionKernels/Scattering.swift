import CKernels
import ConvolutionMath

/// Writes the sums of some columns, of the phases that share target rows, channel by channel.
struct Scattering {
  /// Where the sums of each phase go.
  private let runs: [[kernel_run]]
  private let step: Int

  /// The elements from one phase's sums to the next one's.
  private let phaseSize: Int

  /// Whether the phases fill the same cells, each beside the one before it.
  private let interleaves: Bool

  init(
    _ convolution: PhaseConvolution, _ phases: [PhaseConvolution.Phase], columns: Range<Int>,
    order: ColumnOrder, phaseSize: Int
  ) {
    let runs = phases.map { phase in
      convolution.grid.runs(
        in: columns, order: order, of: convolution.target,
        lattice: Lattice(step: convolution.targetStep, residue: phase.residue),
        limit: convolution.grid.positions)
    }
    self.runs = runs
    step = convolution.targetStep.width
    self.phaseSize = phaseSize
    interleaves =
      runs.count == step
      && runs.indices.dropFirst().allSatisfy { Self.areNeighbours(runs[$0 - 1], runs[$0]) }
  }

  /// Whether the right cells are as many as the left ones, one to the right of each.
  private static func areNeighbours(_ left: [kernel_run], _ right: [kernel_run]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0.count == $1.count && $0.picture + 1 == $1.picture }
  }

  /// Neighbouring channels of the target, of the first image and, from there, of all others.
  struct Planes {
    let start: UnsafeMutablePointer<Float>
    let stride: Int
    let count: Int

    /// A number for each of them.
    let bias: UnsafePointer<Float>?
  }

  /// Adds a bias to rows of sums and writes them, each to its channel.
  func store(_ sums: UnsafePointer<Float>, rowStride: Int, to planes: Planes) {
    if interleaves, step == 2 {
      runs[0].withUnsafeBufferPointer { runs in
        kernel_scatter_pair(
          planes.start, planes.stride, sums, sums + phaseSize, rowStride, planes.count,
          planes.bias, runs.baseAddress, runs.count)
      }
    } else if interleaves, step >= 8, planes.bias == nil {
      for row in 0..<planes.count {
        transpose(sums + row * rowStride, to: planes.start + row * planes.stride)
      }
    } else {
      for place in runs.indices {
        runs[place].withUnsafeBufferPointer { runs in
          kernel_scatter(
            planes.start, planes.stride, sums + place * phaseSize, rowStride, planes.count, step,
            planes.bias, runs.baseAddress, runs.count)
        }
      }
    }
  }

  /// Writes many interleaved phases: the sums of one phase side by side become those of one place.
  private func transpose(
    _ sums: UnsafePointer<Float>, to channel: UnsafeMutablePointer<Float>
  ) {
    for run in runs[0] {
      kernel_transpose(
        sums + run.packed, phaseSize, step, channel + run.picture, step, run.count)
    }
  }
}
