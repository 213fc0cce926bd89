import CKernels
import ConvolutionMath
import Synchronization

/// The ways to compute a convolution, and what each one is expected to take.
///
/// Rates were measured on a Sapphire Rapids processor; only their order of magnitude matters.
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
    let layout = WeightLayout(convolution, direction)
    return PhaseConvolution.Packing.allCases.flatMap { packing -> [Strategy] in
      let phases = PhaseConvolution(convolution, direction, packing: packing)
      let floats = tiles(for: phases, packing, layout, level: level)
        .map { Strategy.float(phases, $0) }
      // Splitting sorts the weights of 32 × 32 channels at a time, which a huge kernel has too many
      // of to stay in the cache.
      let splits = level == .amx && phases.kernelArea <= 256 && packing != .wideGaps
      return splits ? floats + [.split(phases)] : floats
    }
  }

  /// Returns the tiles that a packing suits: those of lines are for images, of few channels.
  private static func tiles(
    for phases: PhaseConvolution, _ packing: PhaseConvolution.Packing, _ layout: WeightLayout,
    level: KernelLevel
  ) -> [kernel_tile] {
    guard packing == .wideGaps else { return Array(level.tiles) }
    let columns = phases.grid.columns
    return level.lineTiles.filter {
      layout.targetChannels <= $0.rows && $0.line == columns.extent
        && columns.positions <= $0.summed
    }
  }

  /// Whether numbers are split into parts, which not all numbers can be.
  var isSplit: Bool {
    if case .split = self { true } else { false }
  }

  private func time(_ layout: WeightLayout, level: KernelLevel) -> Double {
    switch self {
    case .float(let phases, let tile):
      Cost.float(at: level).time(
        phases, layout, FloatProduct.slabs(phases, layout), rows: tile.rows,
        columns: tile.columns, summed: Double(tile.summed) / Double(tile.line))
    case .split(let phases):
      (SplitProduct.loadsWholeLines(phases) ? Cost.alignedSplit : Cost.split).time(
        phases, layout, SplitProduct.slabs(phases, layout), rows: SplitProduct.tileSize,
        columns: SplitProduct.tileSize)
    }
  }
}

/// What a product is expected to cost, in nanoseconds on one thread.
private struct Cost {
  let productsPerNanosecond: Double
  let nanosecondsPerPackedNumber: Double
  let bytesPerWeight: Double
  let channelMultiple: Int

  /// The bytes of a weight that do not stay in the cache, which one core reads in a nanosecond.
  private static let bytesPerNanosecond = 25.0
  private static let cachedBytes = 1_500_000.0

  static let split = Cost(
    productsPerNanosecond: 150, nanosecondsPerPackedNumber: 0.6, bytesPerWeight: 6,
    channelMultiple: 32)

  static let alignedSplit = Cost(
    productsPerNanosecond: 180, nanosecondsPerPackedNumber: 0.6, bytesPerWeight: 6,
    channelMultiple: 32)

  static func float(at level: KernelLevel) -> Cost {
    let rate: Double
    switch level {
    case .portable: rate = 12
    case .avx2: rate = 50
    case .avx512, .amx: rate = 95
    }
    return Cost(
      productsPerNanosecond: rate, nanosecondsPerPackedNumber: 0.12, bytesPerWeight: 4,
      channelMultiple: 1)
  }

  func time(
    _ convolution: PhaseConvolution, _ layout: WeightLayout, _ slabs: ChannelSlabs,
    rows: Int, columns: Int, summed: Double = 1
  ) -> Double {
    let places = Double(convolution.grid.count.rounded(upToMultipleOf: columns))
    let sourceChannels = Double(layout.sourceChannels.rounded(upToMultipleOf: channelMultiple))
    let targetChannels = Double(layout.targetChannels.rounded(upToMultipleOf: rows))
    let weights = sourceChannels * targetChannels * Double(convolution.tapCount)
    let packed = sourceChannels * Double(convolution.views.count)
    let multiplying = places * summed * weights / productsPerNanosecond
    // A wide tile does a little more work for each number that it loads; where lines begin cache lines,
    // half of the loads touch one of them instead of two.
    let loading = 1 + (summed < 1 ? 0.25 : 0.5) / Double(min(rows, columns / 2))
    return multiplying * loading
      + reading(weights, times: places / Double(max(slabs.positions, columns)))
      + places * packed * nanosecondsPerPackedNumber
  }

  /// The time for reading the weight once for every chunk of packed rows; a part of it is hidden.
  private func reading(_ weights: Double, times: Double) -> Double {
    let bytes = weights * bytesPerWeight
    guard bytes > Self.cachedBytes else { return 0 }
    return 0.8 * bytes * times.rounded(.up) / Self.bytesPerNanosecond
  }
}
