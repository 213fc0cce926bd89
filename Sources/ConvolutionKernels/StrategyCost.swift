import CKernels

/// What products of one kind cost.
///
/// Rates of AMX and of whole AVX-512 vectors were measured on a Sapphire Rapids processor, those of
/// halved ones on a Zen 4, those of AVX2 on a Zen 3. They need only rank the ways.
struct StrategyCost {
  /// The rows and columns of a tile.
  let rows: Int
  let columns: Int

  let productsPerNanosecond: Double
  let nanosecondsPerPackedNumber: Double
  var bytesPerWeight = 4.0
  var channelMultiple = 1

  /// The bytes of a weight that do not stay in the cache, which one core reads in a nanosecond.
  private static let bytesPerNanosecond = 25.0
  private static let cachedBytes = 1_500_000.0

  private static let halvesVectors = kernel_halves_vectors()

  static let split = StrategyCost(productsPerNanosecond: 150)

  static let alignedSplit = StrategyCost(productsPerNanosecond: 180)

  /// A product on AMX tiles.
  private init(productsPerNanosecond rate: Double) {
    (rows, columns) = (SplitProduct.tileSize, SplitProduct.tileSize)
    // A tile does a little more work for each number that it loads.
    productsPerNanosecond = rate / (1 + 0.5 / 16)
    nanosecondsPerPackedNumber = 0.6
    bytesPerWeight = 6
    channelMultiple = SplitProduct.tileSize
  }

  /// A product in single precision.
  ///
  /// - Parameters:
  ///   - tile: The rows and columns that are summed in registers.
  ///   - loadsWholeLines: Whether half of the loads touch one cache line instead of two.
  ///   - level: The instructions.
  init(of tile: kernel_tile, loadingWholeLines loadsWholeLines: Bool, at level: KernelLevel) {
    (rows, columns) = (tile.rows, tile.columns)
    switch level {
    case .avx512 where Self.halvesVectors:
      // A product takes two turns, in which loads find time unless a tile has one row only. A slab's rows
      // of more than 64 columns overflow the nearest cache.
      let vectors = Double(columns / 16)
      let loads = (loadsWholeLines ? 1.5 : 2) * vectors + 0.5 * Double(rows)
      let loading =
        max(loads / (Double(rows) * vectors) - 1, 0) + 0.1 / vectors
        + 0.02 * max(Double(columns) / 64 - 1, 0)
      productsPerNanosecond = 56 / (1 + loading)
      nanosecondsPerPackedNumber = 0.35
    case .avx512, .amx:
      let loading = (loadsWholeLines ? 0.25 : 0.5) / Double(min(rows, columns / 2))
      productsPerNanosecond = 95 / (1 + loading)
      nanosecondsPerPackedNumber = 0.12
    case .avx2, .portable:
      // Three loads for four products are hidden behind them; more are not.
      let vectors = Double(columns / 8)
      let loads = Double(rows) + (loadsWholeLines ? 1.25 : 1.5) * vectors
      let loading = 0.5 * (loads / (Double(rows) * vectors) - 0.75)
      productsPerNanosecond = (level == .avx2 ? 44 : 12) / (1 + loading)
      nanosecondsPerPackedNumber = 0.45
    }
  }

  /// Returns the time on one thread, in nanoseconds.
  func time(
    _ convolution: PhaseConvolution, _ layout: WeightLayout, _ slabs: ChannelSlabs,
    _ order: ColumnOrder
  ) -> Double {
    let columnCount = Double(order.count.rounded(upToMultipleOf: columns))
    let sourceChannels = Double(layout.sourceChannels.rounded(upToMultipleOf: channelMultiple))
    let targetChannels = Double(layout.targetChannels.rounded(upToMultipleOf: rows))
    let weights = sourceChannels * targetChannels * Double(convolution.tapCount)
    let packed = sourceChannels * Double(convolution.views.count * convolution.grid.count)
    return columnCount * weights / productsPerNanosecond
      + reading(weights, times: columnCount / Double(max(slabs.positions, columns)))
      + packed * nanosecondsPerPackedNumber
  }

  /// The time for reading the weight once for every chunk of packed rows; a part of it is hidden.
  private func reading(_ weights: Double, times: Double) -> Double {
    let bytes = weights * bytesPerWeight
    guard bytes > Self.cachedBytes else { return 0 }
    return 0.8 * bytes * times.rounded(.up) / Self.bytesPerNanosecond
  }
}
