import ConvolutionMath

/// A way to compute the matrix products of a `PhaseConvolution`, with its weight packed for it.
///
/// Target channels are taken in blocks of `blockRows`, columns in tiles of `tileColumns`.
protocol Product: Sendable {
  var convolution: PhaseConvolution { get }
  var layout: WeightLayout { get }
  var blockRows: Int { get }
  var tileColumns: Int { get }

  /// What the columns stand for.
  var order: ColumnOrder { get }

  /// How the source channels are divided.
  var slabs: ChannelSlabs { get }

  /// The bytes of sums that may be computed together, before they are written.
  static var mostSumBytes: Int { get }

  /// Returns what has to be packed for some tiles of columns.
  func window(of columns: Range<Int>) -> PackedWindow

  /// Packs what a window of positions reads of the channels of one pass.
  ///
  /// Returns false if this product cannot be exact on the numbers it has seen.
  func pack(
    _ input: UnsafePointer<Float>, group: Int, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace
  ) -> Bool

  /// Writes the sums of one phase and some blocks of channels for the packed window, those of the
  /// first block first; a pass after the first one adds to them.
  func multiply(
    phase: Int, group: Int, blocks: Range<Int>, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace, into sums: UnsafeMutablePointer<Float>)
}

extension Product {
  /// The number of blocks of target channels in one group.
  var blockCount: Int { layout.targetChannels.dividedRoundingUp(by: blockRows) }
}

/// The packed rows of some consecutive positions, and of what their taps reach to either side.
struct PackedWindow {
  let places: Range<Int>

  /// The places of the line that are packed.
  let reach: Range<Int>

  /// Where each run of columns begins, counted from the first of the places; empty where columns
  /// are places.
  let starts: [Int]

  /// The elements from one packed row to the next.
  let rowStride: Int

  /// The elements from one row of sums to the next.
  let sumsStride: Int

  /// What the taps of some places reach, each place being a column.
  init(_ places: Range<Int>, offsets: ClosedRange<Int>) {
    self.init(places, columnCount: places.count, starts: [], offsets: offsets)
  }

  /// What the taps of some runs of columns reach; those that fill up the last tile repeat a run.
  init(columns: Range<Int>, run: Int, order: ColumnOrder, offsets: ClosedRange<Int>) {
    let last = max(order.count - 1, 0) / run * run
    let starts = stride(from: columns.lowerBound, to: columns.upperBound, by: run)
      .map { order.place(of: min($0, last)) }
    let first = starts.first ?? 0
    self.init(
      first..<(starts.last ?? 0) + run, columnCount: columns.count,
      starts: starts.map { $0 - first },
      offsets: offsets)
  }

  private init(
    _ places: Range<Int>, columnCount: Int, starts: [Int], offsets: ClosedRange<Int>
  ) {
    self.places = places
    self.starts = starts
    reach = places.lowerBound + offsets.lowerBound..<places.upperBound + offsets.upperBound
    rowStride = reach.count.roundedUpToOddLines
    sumsStride = columnCount.roundedUpToOddLines
  }
}
