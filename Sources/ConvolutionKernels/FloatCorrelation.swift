import CKernels
import ConvolutionMath

/// The products of a weight's gradient in single precision.
///
/// An item is as many gradient rows as a tile has. Their image cells are packed place by place, in
/// the tile's order, a copy for every tap; the features lie the same way.
struct FloatCorrelation: Correlation {
  let convolution: Convolution2D
  let phases: PhaseConvolution
  private let tile: kernel_tile
  private let taps: [PhaseConvolution.Tap]

  /// The places that are summed at a time; shorter sums, added up, lose fewer digits.
  private static let slabPlaces = 512

  var paddedFeatures: Int {
    convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns)
  }

  var paddedRows: Int { tile.rows }

  var itemCount: Int { rowCount.dividedRoundingUp(by: tile.rows) }

  private var rowCount: Int { convolution.channelsPerGroup * taps.count }

  init(_ convolution: Convolution2D, tile: kernel_tile) {
    self.convolution = convolution
    self.tile = tile
    phases = PhaseConvolution(convolution, .convolution, packing: .gaps)
    taps = phases.phases.joined().flatMap(\.taps)
  }

  /// Returns the tiles of a level whose rows one block of a transposition holds.
  static func tiles(at level: KernelLevel) -> [kernel_tile] { level.tiles.filter { $0.rows <= 16 } }

  /// Returns the tile that wastes the least, and loads the least for each product.
  static func tile(for convolution: Convolution2D, level: KernelLevel) -> kernel_tile {
    func work(_ tile: kernel_tile) -> Double {
      let rows = convolution.channelsPerGroup * convolution.geometry.kernelSize.area
      let products =
        rows.rounded(upToMultipleOf: tile.rows)
        * convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns)
      return Double(products) * (1 + 2 / Double(tile.rows))
    }
    return tiles(at: level).min { work($0) < work($1) } ?? level.tiles[0]
  }

  func gradientRows(_ item: Int) -> Range<Int> {
    item * tile.rows..<min((item + 1) * tile.rows, rowCount)
  }

  func packedSize(of places: Range<Int>) -> Int { places.count * paddedFeatures }

  func packFeatures(
    _ range: Range<Int>, at places: Range<Int>, _ features: UnsafePointer<Float>,
    into packed: UnsafeMutablePointer<UInt32>, in workspace: Workspace
  ) -> Bool {
    let lines = workspace.buffer(.line, of: Float.self, count: range.count * places.count)
    let gathering = Gathering(features: phases, places: places)
    let planeSize = convolution.features.size.area
    gathering.copy(
      features + range.lowerBound * planeSize, planeStride: planeSize, count: range.count,
      to: lines, rowStride: places.count)
    kernel_transpose(
      lines, places.count, range.count, packed + range.lowerBound, paddedFeatures, places.count)
    return true
  }

  func multiply(
    _ item: Int, at places: Range<Int>, _ image: UnsafePointer<Float>,
    _ packed: UnsafePointer<UInt32>, into sums: UnsafeMutablePointer<Float>,
    in workspace: Workspace
  ) -> Bool {
    for slab in stride(from: 0, to: places.count, by: Self.slabPlaces) {
      let depth = min(Self.slabPlaces, places.count - slab)
      let first = places.lowerBound + slab
      let panel = packPanel(item, at: first..<first + depth, image, in: workspace)
      packed.withMemoryRebound(to: Float.self, capacity: 1) { features in
        withUnsafePointer(to: 0) { noOffset in
          var product = kernel_product(
            sums: sums, sums_stride: paddedFeatures, panel: panel,
            rows: features + slab * paddedFeatures, row_stride: paddedFeatures,
            offsets: noOffset, taps: 1, depth: depth,
            tiles: paddedFeatures / tile.columns, accumulates: slab > 0)
          tile.multiply(&product)
        }
      }
    }
    return true
  }

  /// Packs the image cells of an item, `[place][row]`.
  private func packPanel(
    _ item: Int, at places: Range<Int>, _ image: UnsafePointer<Float>, in workspace: Workspace
  ) -> UnsafePointer<Float> {
    let window = PackedWindow(places, offsets: phases.offsets)
    let (packed, firstChannel) = packChannels(of: item, window, image, in: workspace)
    let lineCount = tile.rows.rounded(upToMultipleOf: 16)
    let lines = workspace.buffer(.line, of: Float.self, count: lineCount * places.count)
    let rows = gradientRows(item)
    let origin = places.lowerBound - window.reach.lowerBound
    for (line, row) in rows.enumerated() {
      let (channel, number) = row.quotientAndRemainder(dividingBy: taps.count)
      let tap = taps[number]
      let packedRow = (channel - firstChannel) * phases.views.count + tap.view
      (lines + line * places.count).update(
        from: packed + packedRow * window.rowStride + origin + tap.offset, count: places.count)
    }
    (lines + rows.count * places.count)
      .update(repeating: 0, count: (lineCount - rows.count) * places.count)
    // Whole blocks of sixteen rows are transposed, of which a panel has room for fewer: each place
    // overwrites what the one before it wrote too much, and the last one needs space for that.
    let count = tile.rows * places.count + lineCount
    let panel = workspace.buffer(.panel, of: Float.self, count: count)
    kernel_transpose(lines, places.count, lineCount, panel, tile.rows, places.count)
    return UnsafePointer(panel)
  }

  /// Packs the channels that an item's rows belong to, `[channel][view][place]`.
  private func packChannels(
    of item: Int, _ window: PackedWindow, _ image: UnsafePointer<Float>, in workspace: Workspace
  ) -> (rows: UnsafePointer<Float>, firstChannel: Int) {
    let rows = gradientRows(item)
    let channels = rows.lowerBound / taps.count...(rows.upperBound - 1) / taps.count
    let views = phases.views
    let planeSize = convolution.image.size.area
    let packed = workspace.buffer(
      .rows, of: Float.self, count: channels.count * views.count * window.rowStride)
    for (place, view) in views.enumerated() {
      let gathering = Gathering(phases, view, reach: window.reach)
      gathering.copy(
        image + channels.lowerBound * planeSize, planeStride: planeSize, count: channels.count,
        to: packed + place * window.rowStride, rowStride: views.count * window.rowStride)
    }
    return (UnsafePointer(packed), channels.lowerBound)
  }
}
