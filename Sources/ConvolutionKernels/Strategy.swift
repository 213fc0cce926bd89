import CKernels
import ConvolutionMath
import Synchronization

/// The ways to compute a convolution, of which the one that should take the least time is chosen.
enum Strategy: Sendable {
  case float(PhaseConvolution, kernel_tile)
  case split(PhaseConvolution)

  /// Returns the quickest way that a level allows.
  static func best(
    for convolution: Convolution2D, _ direction: ConvolutionDirection, level: KernelLevel,
    splits: Bool
  ) -> Strategy? {
    let question = Question(
      convolution: convolution, direction: direction, level: level, splits: splits)
    return known.withLock { known in
      if let strategy = known[question] { return strategy }
      let strategy = question.answer
      // A program asks about its few layers, again and again; one that does not starts afresh.
      if known.count >= 64 { known.removeAll() }
      known[question] = strategy
      return strategy
    }
  }

  private static let known = Mutex<[Question: Strategy]>([:])

  /// What determines the quickest way.
  private struct Question: Hashable {
    let convolution: Convolution2D
    let direction: ConvolutionDirection
    let level: KernelLevel
    let splits: Bool

    var answer: Strategy? {
      let layout = WeightLayout(convolution, direction)
      return all(for: convolution, direction, level: level)
        .filter { splits || !$0.isSplit }
        .map { (strategy: $0, time: $0.time(layout, level: level)) }
        .min { $0.time < $1.time }?.strategy
    }
  }

  /// Returns all ways that a level allows.
  static func all(
    for convolution: Convolution2D, _ direction: ConvolutionDirection, level: KernelLevel
  ) -> [Strategy] {
    PhaseConvolution.Packing.allCases.flatMap { packing -> [Strategy] in
      let phases = PhaseConvolution(convolution, direction, packing: packing)
      let floats = level.tiles.map { Strategy.float(phases, $0) }
      // Splitting sorts the weights of 32 × 32 channels at a time, which a huge kernel has too many
      // of to stay in the cache.
      let splits = level == .amx && phases.kernelArea <= 256 && packing != .wideGaps
      return splits ? floats + [.split(phases)] : floats
    }
  }

  /// Whether numbers are split into parts, which not all numbers can be.
  var isSplit: Bool {
    if case .split = self { true } else { false }
  }

  /// Returns what this way is expected to take on one thread, in nanoseconds.
  func time(_ layout: WeightLayout, level: KernelLevel) -> Double {
    switch self {
    case .float(let phases, let tile):
      StrategyCost(of: tile, loadingWholeLines: phases.packing == .wideGaps, at: level).time(
        phases, layout, FloatProduct.slabs(phases, layout),
        ColumnOrder(phases.grid, run: tile.run))
    case .split(let phases):
      (SplitProduct.loadsWholeLines(phases) ? StrategyCost.alignedSplit : .split).time(
        phases, layout, SplitProduct.slabs(phases, layout), ColumnOrder(phases.grid))
    }
  }
}
