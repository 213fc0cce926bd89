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
  ///
  /// Blocks are taken several at a time: what is packed then comes to the nearest cache once for all.
  private func compute(_ part: WorkDivision.Part, in workspace: Workspace) -> Bool {
    let window = kernel.window(of: part.columns)
    let phasesInRow = convolution.phases.first?.count ?? 0
    let blockSize = kernel.blockRows * window.sumsStride
    let rowBytes = phasesInRow * blockSize * MemoryLayout<Float>.stride
    let blocksAtOnce = min(max(Kernel.mostSumBytes / max(rowBytes, 1), 1), part.blocks.count)
    let phaseSize = blocksAtOnce * blockSize
    let scatterings = convolution.phases.map {
      Scattering(
        convolution, $0, columns: part.columns, order: kernel.order, phaseSize: phaseSize)
    }
    let passCount = kernel.slabs.passCount
    // Where there is but one pass, its sums are written before the next ones need the memory.
    let rowSize = phasesInRow * phaseSize
    let turns = part.blocks.count.dividedRoundingUp(by: blocksAtOnce)
    let kept = passCount > 1 ? turns * convolution.phases.count : 1
    let sums = workspace.buffer(.sums, of: Float.self, count: kept * rowSize)
    for number in 0..<passCount {
      let pass = kernel.slabs.pass(number)
      guard kernel.pack(call.input, group: part.group, pass: pass, window: window, in: workspace)
      else { return false }
      for turn in 0..<turns {
        let blocks = part.blocks.dropFirst(turn * blocksAtOnce).prefix(blocksAtOnce)
        for (row, scattering) in scatterings.enumerated() {
          let rowSums = sums + (turn * convolution.phases.count + row) % kept * rowSize
          for column in 0..<phasesInRow {
            kernel.multiply(
              phase: row * phasesInRow + column, group: part.group, blocks: blocks, pass: pass,
              window: window, in: workspace, into: rowSums + column * phaseSize)
          }
          if number == passCount - 1 {
            store(scattering, rowSums, window: window, blocks: blocks, of: part.group)
          }
        }
      }
    }
    return true
  }

  /// Writes the sums of one target row residue, one channel after the other.
  private func store(
    _ scattering: Scattering, _ sums: UnsafePointer<Float>, window: PackedWindow,
    blocks: Range<Int>, of group: Int
  ) {
    let channels = kernel.layout.targetChannels
    let planeSize = convolution.target.size.area
    let written = blocks.lowerBound * kernel.blockRows
    let first = group * channels + written
    scattering.store(
      sums, rowStride: window.sumsStride,
      to: Scattering.Planes(
        start: call.output + first * planeSize, stride: planeSize,
        count: min(kernel.blockRows * blocks.count, channels - written),
        bias: call.bias.map { $0 + first }))
  }
}
