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

  /// Computes one part, pass after pass; the last one also writes the output.
  private func compute(_ part: WorkDivision.Part, in workspace: Workspace) -> Bool {
    let window = PackedWindow(part.places, offsets: convolution.offsets)
    let phasesInRow = convolution.phases.first?.count ?? 0
    let phaseSize = kernel.blockRows * window.sumsStride
    let scatterings = convolution.phases.map {
      Scattering(convolution, $0, places: part.places, phaseSize: phaseSize)
    }
    let passCount = kernel.slabs.passCount
    // Where there is but one pass, its sums are written before the next ones need the memory.
    let rowSize = phasesInRow * phaseSize
    let kept = passCount > 1 ? part.blocks.count * convolution.phases.count : 1
    let sums = workspace.buffer(.sums, of: Float.self, count: kept * rowSize)
    for number in 0..<passCount {
      let pass = kernel.slabs.pass(number)
      guard kernel.pack(call.input, group: part.group, pass: pass, window: window, in: workspace)
      else { return false }
      for block in part.blocks {
        for (row, scattering) in scatterings.enumerated() {
          let place = (block - part.blocks.lowerBound) * convolution.phases.count + row
          let rowSums = sums + place % kept * rowSize
          for column in 0..<phasesInRow {
            kernel.multiply(
              phase: row * phasesInRow + column, group: part.group, block: block, pass: pass,
              window: window, in: workspace, into: rowSums + column * phaseSize)
          }
          if number == passCount - 1 {
            store(scattering, rowSums, window: window, block: block, of: part.group)
          }
        }
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
    let planeSize = convolution.target.size.area
    let first = group * channels + block * kernel.blockRows
    scattering.store(
      sums, rowStride: window.sumsStride,
      to: Scattering.Planes(
        start: call.output + first * planeSize, stride: planeSize,
        count: min(kernel.blockRows, channels - block * kernel.blockRows),
        bias: call.bias.map { $0 + first }))
  }
}
