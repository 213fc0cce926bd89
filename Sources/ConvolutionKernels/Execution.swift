import CKernels
import ConvolutionMath

/// Runs a product over all positions, channels and groups, on as many threads as it is worth.
struct Execution<Kernel: Product> {
  let kernel: Kernel
  let input: UnsafePointer<Float>
  let bias: UnsafePointer<Float>?
  let output: UnsafeMutablePointer<Float>

  private var convolution: PhaseConvolution { kernel.convolution }

  /// Computes the output; false if the product could not be exact, and the output is not valid.
  func run() -> Bool {
    let division = WorkDivision(kernel, threads: ComputeThreads.limit)
    let isExact = Agreement()
    ThreadPool.shared.forEachItem(of: division.itemCount) { item in
      guard isExact.holds else { return }
      let part = division.part(item)
      isExact.also(Workspace.borrow { compute(part, in: $0) })
    }
    return isExact.holds
  }

  private func compute(_ part: WorkDivision.Part, in workspace: Workspace) -> Bool {
    let window = PackedWindow(part.places, offsets: convolution.offsets)
    guard kernel.pack(input, group: part.group, window: window, in: workspace) else { return false }
    let rowPhases = convolution.phases.map { phases in
      phases.map { Scattering(convolution, $0, places: part.places) }
    }
    let phasesInRow = convolution.phases.first?.count ?? 0
    let phaseSize = kernel.blockRows * window.sumsStride
    let sums = workspace.buffer(.sums, of: Float.self, count: phasesInRow * phaseSize)
    for block in part.blocks {
      for (row, scatterings) in rowPhases.enumerated() {
        for column in 0..<phasesInRow {
          kernel.multiply(
            phase: row * phasesInRow + column, group: part.group, block: block, window: window,
            in: workspace, into: sums + column * phaseSize)
        }
        store(scatterings, sums, phaseSize: phaseSize, window: window, block: block, of: part.group)
      }
    }
    return true
  }

  /// Writes the sums of one target row residue, one channel after the other.
  private func store(
    _ scatterings: [Scattering], _ sums: UnsafePointer<Float>, phaseSize: Int,
    window: PackedWindow, block: Int, of group: Int
  ) {
    let channels = kernel.layout.targetChannels
    let first = block * kernel.blockRows
    for row in 0..<min(kernel.blockRows, channels - first) {
      let channel = group * channels + first + row
      Scattering.store(
        scatterings, sums + row * window.sumsStride, phaseSize: phaseSize,
        bias: bias.map { $0[channel] } ?? 0,
        to: output + channel * convolution.target.size.area)
    }
  }
}

/// Where the sums of one phase go.
struct Scattering {
  private let runs: [kernel_run]
  private let step: Int

  init(_ convolution: PhaseConvolution, _ phase: PhaseConvolution.Phase, places: Range<Int>) {
    runs = convolution.grid.runs(
      in: places, of: convolution.target,
      lattice: Lattice(step: convolution.targetStep, residue: phase.residue),
      limit: convolution.grid.positions)
    step = convolution.targetStep.width
  }

  /// Writes the sums of the phases that share rows of one channel of the first image.
  static func store(
    _ scatterings: [Scattering], _ sums: UnsafePointer<Float>, phaseSize: Int, bias: Float,
    to channel: UnsafeMutablePointer<Float>
  ) {
    if scatterings.count == 2, scatterings[0].isNeighbour(of: scatterings[1]) {
      scatterings[0].runs.withUnsafeBufferPointer { runs in
        kernel_scatter_pair(
          channel, sums, sums + phaseSize, bias, runs.baseAddress, runs.count)
      }
      return
    }
    for (place, scattering) in scatterings.enumerated() {
      scattering.runs.withUnsafeBufferPointer { runs in
        kernel_scatter(
          channel, sums + place * phaseSize, scattering.step, bias, runs.baseAddress, runs.count)
      }
    }
  }

  /// Whether the other phase's cells are the ones to the right of this one's.
  private func isNeighbour(of other: Scattering) -> Bool {
    step == 2 && runs.count == other.runs.count
      && zip(runs, other.runs).allSatisfy { left, right in
        left.count == right.count && left.picture + 1 == right.picture
      }
  }
}
