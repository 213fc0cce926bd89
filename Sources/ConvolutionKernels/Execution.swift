import CKernels
import ConvolutionMath

/// Runs a product over all positions, channels and groups, on as many threads as it is worth.
struct Execution<Kernel: Product> {
  let kernel: Kernel
  let call: Call

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
    guard kernel.pack(call.input, group: part.group, window: window, in: workspace) else {
      return false
    }
    let phasesInRow = convolution.phases.first?.count ?? 0
    let phaseSize = kernel.blockRows * window.sumsStride
    let scatterings = convolution.phases.map {
      Scattering(convolution, $0, places: part.places, phaseSize: phaseSize)
    }
    let sums = workspace.buffer(.sums, of: Float.self, count: phasesInRow * phaseSize)
    for block in part.blocks {
      for (row, scattering) in scatterings.enumerated() {
        for column in 0..<phasesInRow {
          kernel.multiply(
            phase: row * phasesInRow + column, group: part.group, block: block, window: window,
            in: workspace, into: sums + column * phaseSize)
        }
        store(scattering, sums, window: window, block: block, of: part.group)
      }
    }
    return true
  }

  /// Writes the sums of one target row residue, one channel after the other.
  private func store(
    _ scattering: Scattering, _ sums: UnsafePointer<Float>, window: PackedWindow, block: Int,
    of group: Int
  ) {
    let channels = kernel.layout.targetChannels
    let first = block * kernel.blockRows
    for row in 0..<min(kernel.blockRows, channels - first) {
      let channel = group * channels + first + row
      scattering.store(
        sums + row * window.sumsStride, bias: call.bias.map { $0[channel] } ?? 0,
        to: call.output + channel * convolution.target.size.area)
    }
  }
}
