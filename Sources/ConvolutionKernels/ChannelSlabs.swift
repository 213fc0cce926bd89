import ConvolutionMath

/// How the sum over source channels is divided, so that what is read again stays in a near cache.
///
/// A *slab* is summed at a time, from rows that stay in the nearest cache. A *pass* is packed at a
/// time. Most products are one pass. But where the packed rows of all channels leave room for a few
/// positions only, a weight that does not stay in the cache would be read again for every few: then
/// each pass packs a slab for many positions, and their sums are kept from pass to pass.
struct ChannelSlabs: Sendable {
  /// The positions whose sums, of the rows of a tile, stay in the nearest cache.
  ///
  /// A tile for few target channels has few rows.
  private static func mostPositions(_ layout: WeightLayout) -> Int {
    512 * max(15 / max(layout.targetChannels, 1), 1)
  }

  private let channels: Int
  let slabSize: Int
  private let passSize: Int

  /// The positions whose packed rows, and sums where they are kept, stay in the cache.
  let positions: Int

  /// Divides the source channels of a group.
  ///
  /// - Parameters:
  ///   - convolution: The products.
  ///   - layout: The channels.
  ///   - multiple: The channels that are always taken together.
  ///   - bytesPerNumber: The bytes of a packed number.
  ///   - productsPerSum: About how many products are summed at a time.
  ///   - cacheBytes: The second-level cache. Half of it is for packed rows; a weight of more than twice
  ///     its size takes long to be read again.
  init(
    _ convolution: PhaseConvolution, _ layout: WeightLayout, multiple: Int, bytesPerNumber: Int,
    productsPerSum: Int, cacheBytes: Int
  ) {
    let rowBytes = cacheBytes / 2
    channels = layout.sourceChannels.rounded(upToMultipleOf: multiple)
    let widest = max(convolution.phases.joined().map(\.taps.count).max() ?? 1, 1)
    let bytesPerChannel = convolution.views.count * bytesPerNumber
    let slab = max(productsPerSum / widest / multiple, 1) * multiple
    let fitting = rowBytes / max(bytesPerChannel * channels, 1)
    let phaseCount = convolution.phases.joined().count
    let keepingSums = rowBytes / max(4 * phaseCount * layout.targetChannels, 1)
    let most = min(Self.mostPositions(layout), max(512, keepingSums))
    let wanted = min(keepingSums, most, convolution.grid.count)
    let weightBytes = channels * layout.targetChannels * convolution.tapCount * bytesPerNumber
    if weightBytes > 2 * cacheBytes, 2 * fitting <= wanted {
      let room = rowBytes / 2 / (bytesPerChannel * wanted) / multiple * multiple
      slabSize = min(max(room, multiple, 128 / widest), slab, channels)
      passSize = slabSize
      positions = wanted
    } else {
      slabSize = min(slab, channels)
      passSize = channels
      positions = min(fitting, most)
    }
  }

  /// Divides channels into passes of one slab each.
  init(channels: Int, slabSize: Int, positions: Int) {
    self.channels = channels
    self.slabSize = slabSize
    passSize = slabSize
    self.positions = positions
  }

  /// The number of passes.
  var passCount: Int { channels.dividedRoundingUp(by: max(passSize, 1)) }

  /// Returns the channels of a pass, counted with those that fill up the last multiple.
  func pass(_ number: Int) -> Range<Int> {
    number * passSize..<min((number + 1) * passSize, channels)
  }

  /// Calls the body with the channels of a pass, slab by slab.
  func forEachSlab(of pass: Range<Int>, _ body: (Range<Int>) -> Void) {
    for first in stride(from: pass.lowerBound, to: pass.upperBound, by: slabSize) {
      body(first..<min(first + slabSize, pass.upperBound))
    }
  }

  /// Returns the slab that a channel belongs to.
  func slab(of channel: Int) -> Range<Int> {
    let first = channel / slabSize * slabSize
    return first..<min(first + slabSize, channels)
  }
}
