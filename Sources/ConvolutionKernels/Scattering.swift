import CKernels
import ConvolutionMath

/// Writes the sums of some places, of the phases that share target rows, channel by channel.
struct Scattering {
  /// Where the sums of each phase go.
  private let runs: [[kernel_run]]
  private let step: Int

  /// The elements from one phase's sums to the next one's.
  private let phaseSize: Int

  /// Whether the phases fill the same cells, each beside the one before it.
  private let interleaves: Bool

  init(
    _ convolution: PhaseConvolution, _ phases: [PhaseConvolution.Phase], places: Range<Int>,
    phaseSize: Int
  ) {
    let runs = phases.map { phase in
      convolution.grid.runs(
        in: places, of: convolution.target,
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

  /// Adds a bias to the sums and writes them to one channel, of the first image and all others.
  func store(
    _ sums: UnsafePointer<Float>, bias: Float, to channel: UnsafeMutablePointer<Float>
  ) {
    if interleaves, step == 2 {
      runs[0].withUnsafeBufferPointer { runs in
        kernel_scatter_pair(channel, sums, sums + phaseSize, bias, runs.baseAddress, runs.count)
      }
    } else if interleaves, step >= 8, bias == 0 {
      transpose(sums, to: channel)
    } else {
      for place in runs.indices {
        runs[place].withUnsafeBufferPointer { runs in
          kernel_scatter(
            channel, sums + place * phaseSize, step, bias, runs.baseAddress, runs.count)
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
