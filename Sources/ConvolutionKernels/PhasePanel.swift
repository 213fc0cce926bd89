import ConvolutionMath

/// Where the packed weight of one phase lies, within its group's.
struct PhasePanel: Sendable {
  let taps: [PhaseConvolution.Tap]
  let start: Int
  let blockStride: Int

  /// Returns the phases in order, and the elements of one group.
  static func list(
    _ convolution: PhaseConvolution, blocks: Int, elementsPerTap: Int
  ) -> (phases: [PhasePanel], count: Int) {
    var phases: [PhasePanel] = []
    var count = 0
    for phase in convolution.phases.joined() {
      let blockStride = phase.taps.count * elementsPerTap
      phases.append(PhasePanel(taps: phase.taps, start: count, blockStride: blockStride))
      count += blocks * blockStride
    }
    return (phases, count)
  }
}
