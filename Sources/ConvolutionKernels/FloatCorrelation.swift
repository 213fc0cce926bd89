import CKernels
import ConvolutionMath

/// The products of a weight's gradient in single precision.
///
/// An item is some tiles of gradient rows. Their image cells are packed place by place, a copy for
/// every tap; the features lie the same way.
struct FloatCorrelation: Correlation {
  /// The tiles of rows in an item: enough to use the features often, and to write whole cache lines.
  private static let tilesPerItem = 8

  let convolution: Convolution2D
  let phases: PhaseConvolution
  private let tile: kernel_tile
  private let rowsPerItem: Int

  /// Few enough for a tile's rows and columns to stay in the nearest cache.
  let sectionPlaces = 128

  let placeMultiple = 1

  var featureStride: Int {
    convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns).roundedUpToOddLines
  }

  var paddedRows: Int { rowsPerItem }

  var itemCount: Int { rowCount.dividedRoundingUp(by: rowsPerItem) }

  private var tapCount: Int { convolution.geometry.kernelSize.area }

  private var rowCount: Int { convolution.channelsPerGroup * tapCount }

  /// The elements from one place of packed rows to the next: whole blocks of a transposition.
  private var panelStride: Int { rowsPerItem.rounded(upToMultipleOf: 16) }

  init(_ convolution: Convolution2D, tile: kernel_tile) {
    self.convolution = convolution
    self.tile = tile
    // Each tap has a view of its own, whose places have no gaps: rows are copied once for every tap,
    // and none of their products is wasted.
    phases = PhaseConvolution(convolution, .convolution, packing: .shifted)
    let rows = convolution.channelsPerGroup * convolution.geometry.kernelSize.area
    rowsPerItem = min(Self.tilesPerItem, rows.dividedRoundingUp(by: tile.rows)) * tile.rows
  }

  /// Returns the tile that wastes the least, and loads the least for each product.
  static func tile(for convolution: Convolution2D, level: KernelLevel) -> kernel_tile {
    func work(_ tile: kernel_tile) -> Double {
      let rows = convolution.channelsPerGroup * convolution.geometry.kernelSize.area
      let products =
        rows.rounded(upToMultipleOf: tile.rows)
        * convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns)
      return Double(products) * (1 + 0.5 / Double(min(tile.rows, tile.columns / 2)))
    }
    return level.tiles.min { work($0) < work($1) } ?? level.tiles[0]
  }

  func gradientRows(_ item: Int) -> Range<Int> {
    item * rowsPerItem..<min((item + 1) * rowsPerItem, rowCount)
  }

  func packedSize(of places: Range<Int>) -> Int { places.count * featureStride }

  func packFeatures(
    _ range: Range<Int>, at places: Range<Int>, _ features: UnsafePointer<Float>,
    into packed: UnsafeMutablePointer<UInt32>, in workspace: Workspace
  ) -> Bool {
    let stride = places.count.roundedUpToOddLines
    let lines = workspace.buffer(.line, of: Float.self, count: range.count * stride)
    let gathering = Gathering(features: phases, places: places)
    let planeSize = convolution.features.size.area
    gathering.copy(
      features + range.lowerBound * planeSize, planeStride: planeSize, count: range.count,
      to: lines, rowStride: stride)
    kernel_transpose(
      lines, stride, range.count, packed + range.lowerBound, featureStride, places.count)
    return true
  }

  func multiply(
    _ item: Int, over section: CorrelationSection, _ image: UnsafePointer<Float>,
    _ packed: UnsafePointer<UInt32>, into sums: UnsafeMutablePointer<Float>, accumulates: Bool,
    in workspace: Workspace
  ) -> Bool {
    let panels = packRows(item, section, image, in: workspace)
    let features = UnsafeRawPointer(packed + section.firstPacked * featureStride)
      .assumingMemoryBound(to: Float.self)
    let depth = section.window.places.count
    tile.multiplyMatrices(
      kernel_product(
        sums: sums, sums_stride: featureStride, panel: panels, panel_stride: panelStride,
        panel_block: tile.rows, rows: features, row_stride: featureStride, offsets: nil,
        starts: nil, taps: 1, depth: depth, chain: depth,
        blocks: gradientRows(item).count.dividedRoundingUp(by: tile.rows),
        tiles: convolution.featuresPerGroup.dividedRoundingUp(by: tile.columns),
        accumulates: accumulates))
    return true
  }

  /// Packs the image cells of an item, `[place][row]`.
  private func packRows(
    _ item: Int, _ section: CorrelationSection, _ image: UnsafePointer<Float>,
    in workspace: Workspace
  ) -> UnsafePointer<Float> {
    let stride = section.window.rowStride
    let rows = gradientRows(item)
    let channels = rows.lowerBound / tapCount...(rows.upperBound - 1) / tapCount
    let firstRow = rows.lowerBound - channels.lowerBound * tapCount
    let lineCount = max(channels.count * tapCount, firstRow + panelStride)
    let lines = workspace.buffer(.line, of: Float.self, count: lineCount * stride)
    let planeSize = convolution.image.size.area
    for (tap, gathering) in section.gatherings.enumerated() {
      gathering.copy(
        image + channels.lowerBound * planeSize, planeStride: planeSize, count: channels.count,
        to: lines + tap * stride, rowStride: tapCount * stride)
    }
    // What fills up the last tile: nobody reads its sums, but old numbers there could be slow ones.
    (lines + (firstRow + rows.count) * stride)
      .update(repeating: 0, count: (lineCount - firstRow - rows.count) * stride)
    let depth = section.window.places.count
    let panels = workspace.buffer(.panel, of: Float.self, count: panelStride * depth)
    kernel_transpose(lines + firstRow * stride, stride, panelStride, panels, panelStride, depth)
    return UnsafePointer(panels)
  }
}
