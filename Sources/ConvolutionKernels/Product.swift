import ConvolutionMath

/// A way to compute the matrix products of a `PhaseConvolution`, with its weight packed for it.
///
/// Target channels are taken in blocks of `blockRows`, positions in tiles of `tileColumns`.
protocol Product: Sendable {
  var convolution: PhaseConvolution { get }
  var layout: WeightLayout { get }
  var blockRows: Int { get }
  var tileColumns: Int { get }

  /// How the source channels are divided.
  var slabs: ChannelSlabs { get }

  /// Packs what a window of positions reads of the channels of one pass.
  ///
  /// Returns false if this product cannot be exact on the numbers it has seen.
  func pack(
    _ input: UnsafePointer<Float>, group: Int, pass: Range<Int>, window: PackedWindow,
    in workspace: Workspace
  ) -> Bool

  /// Writes the sums of one phase and one block of channels for the packed window; a pass after the
  /// first one adds to them.
  func multiply(
    phase: Int, group: Int, block: Int, pass: Range<Int>, window: PackedWindow,
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

  /// The elements from one packed row to the next.
  let rowStride: Int

  /// The elements from one row of sums to the next.
  let sumsStride: Int

  init(_ places: Range<Int>, offsets: ClosedRange<Int>) {
    self.places = places
    reach = places.lowerBound + offsets.lowerBound..<places.upperBound + offsets.upperBound
    rowStride = reach.count.roundedUpToOddLines
    sumsStride = places.count.roundedUpToOddLines
  }
}
