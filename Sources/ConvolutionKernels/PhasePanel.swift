import ConvolutionMath

/// Where the packed weight of one phase lies, within its group's.
struct PhasePanel: Sendable {
  let taps: [PhaseConvolution.Tap]
  let start: Int
  let blockStride: Int

  /// Calls the body with the taps' offsets into rows that are packed for a window.
  ///
  /// - Parameters:
  ///   - window: The window that is packed.
  ///   - viewRows: The rows that each view takes.
  ///   - body: What uses the offsets.
  func withOffsets(
    into window: PackedWindow, viewRows: Int, _ body: (UnsafeBufferPointer<Int>) -> Void
  ) {
    let origin = window.places.lowerBound - window.reach.lowerBound
    withUnsafeTemporaryAllocation(of: Int.self, capacity: taps.count) { offsets in
      for (place, tap) in taps.enumerated() {
        offsets[place] = tap.view * viewRows * window.rowStride + tap.offset + origin
      }
      body(UnsafeBufferPointer(offsets))
    }
  }

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
