import CKernels
import ConvolutionMath

/// The products of a weight's gradient in single precision.
///
/// An item is some rows of the kernel, each of one image channel. What they meet is packed place by
/// place: the cells under a row of the kernel are neighbours, and stay so. The features are transposed
/// to lie the same way.
struct FloatCorrelation: Correlation {
  /// The rows of sums in an item: enough to use the features often, and to write whole cache lines.
  private static let leastRows = 48
  private static let tilesPerItem = 8

  let convolution: Convolution2D
  let phases: PhaseConvolution
  private let tile: kernel_tile
  private let kernelRowsPerItem: Int

  /// Few enough for a tile's rows and columns to stay in the nearest cache.
  let sectionPlaces = 128

  let placeMultiple = 1

  var featureStride: Int {
    convolution.featuresPerGroup.rounded(upToMultipleOf: tile.columns).roundedUpToOddLines
  }

  var paddedRows: Int {
    (kernelRowsPerItem * kernelSize.width).rounded(upToMultipleOf: tile.rows)
  }

  var itemCount: Int { kernelRowCount.dividedRoundingUp(by: kernelRowsPerItem) }

  private var kernelSize: Extent2D { convolution.geometry.kernelSize }

  /// The rows of the kernels of a group's image channels.
  private var kernelRowCount: Int { convolution.channelsPerGroup * kernelSize.height }

  init(_ convolution: Convolution2D, tile: kernel_tile) {
    self.convolution = convolution
    self.tile = tile
    phases = PhaseConvolution(convolution, .convolution, packing: .shifted)
    let width = convolution.geometry.kernelSize.width
    let most = max(Self.leastRows, Self.tilesPerItem * tile.rows) / width
    // As many as fill up their tiles best.
    kernelRowsPerItem =
      (1...max(most, 1)).max {
        let left = Double($0 * width) / Double(($0 * width).rounded(upToMultipleOf: tile.rows))
        let right = Double($1 * width) / Double(($1 * width).rounded(upToMultipleOf: tile.rows))
        return (left, $0) < (right, $1)
      } ?? 1
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
    kernelRows(item).lowerBound * kernelSize.width..<kernelRows(item).upperBound * kernelSize.width
  }

  private func kernelRows(_ item: Int) -> Range<Int> {
    item * kernelRowsPerItem..<min((item + 1) * kernelRowsPerItem, kernelRowCount)
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
    _ item: Int, over section: Section, _ image: UnsafePointer<Float>,
    _ packed: UnsafePointer<UInt32>, into sums: UnsafeMutablePointer<Float>, accumulates: Bool,
    in workspace: Workspace
  ) -> Bool {
    let panels = packRows(item, section, image, in: workspace)
    let features = UnsafeRawPointer(packed + section.firstPacked * featureStride)
      .assumingMemoryBound(to: Float.self)
    let depth = section.places.count
    tile.multiplyMatrices(
      kernel_product(
        sums: sums, sums_stride: featureStride, panel: panels, panel_stride: paddedRows,
        panel_block: tile.rows, rows: features, row_stride: featureStride, offsets: nil,
        starts: nil, taps: 1, depth: depth, chain: depth,
        blocks: gradientRows(item).count.dividedRoundingUp(by: tile.rows),
        tiles: convolution.featuresPerGroup.dividedRoundingUp(by: tile.columns),
        accumulates: accumulates))
    return true
  }

  /// Packs the image cells of an item, `[place][row]`.
  private func packRows(
    _ item: Int, _ section: Section, _ image: UnsafePointer<Float>, in workspace: Workspace
  ) -> UnsafePointer<Float> {
    let stride = paddedRows
    let panels = workspace.buffer(.panel, of: Float.self, count: stride * section.places.count)
    let horizontal = convolution.geometry.horizontal
    let line = workspace.buffer(.line, of: Float.self, count: section.lineWidth)
    for (number, kernelRow) in kernelRows(item).enumerated() {
      let (channel, row) = kernelRow.quotientAndRemainder(dividingBy: kernelSize.height)
      let cells = section.cells[row]
      kernel_gather(
        line, 0, section.lineWidth, image + channel * convolution.image.size.area, 0, 1, 1, cells,
        cells.count)
      kernel_pack_patches(
        panels + number * kernelSize.width, stride, line, horizontal.stride, kernelSize.width,
        horizontal.dilation, section.positions, section.positions.count)
    }
    // What fills up the last tile: nobody reads its sums, but old numbers there could be slow ones.
    let filled = gradientRows(item).count
    if filled < stride {
      for place in 0..<section.places.count {
        (panels + place * stride + filled).update(repeating: 0, count: stride - filled)
      }
    }
    return UnsafePointer(panels)
  }

  /// Places that are summed over at a time.
  struct Section {
    let places: Range<Int>

    /// The number of the first one among those whose features are packed.
    let firstPacked: Int

    /// For each row of the kernel, the image's rows that it meets, side by side in a line with the
    /// padding around them.
    let cells: [[kernel_run]]
    let lineWidth: Int

    /// The places, and where in the line the kernel lies for them.
    let positions: [kernel_run]
  }

  func section(_ places: Range<Int>, packedFrom packedPlaces: Range<Int>) -> Section {
    let (vertical, horizontal) = (convolution.geometry.vertical, convolution.geometry.horizontal)
    let (size, picture) = (convolution.features.size, convolution.image)
    let width =
      (size.width - 1) * horizontal.stride + (kernelSize.width - 1) * horizontal.dilation + 1
    let lines = places.lowerBound / size.width...(places.upperBound - 1) / size.width
    let cells = (0..<kernelSize.height).map { kernelRow in
      lines.enumerated().compactMap { number, line -> kernel_run? in
        let (image, position) = line.quotientAndRemainder(dividingBy: size.height)
        let row =
          position * vertical.stride - vertical.padding + kernelRow * vertical.dilation
        let count = min(picture.size.width, width - horizontal.padding)
        guard 0..<picture.size.height ~= row, count > 0 else { return nil }
        return kernel_run(
          packed: number * width + horizontal.padding, picture: picture.index(image, 0, row, 0),
          count: count)
      }
    }
    let positions = lines.enumerated().map { number, line in
      let columns = (line * size.width..<(line + 1) * size.width).clamped(to: places)
      return kernel_run(
        packed: columns.lowerBound - places.lowerBound,
        picture: number * width + (columns.lowerBound - line * size.width) * horizontal.stride,
        count: columns.count)
    }
    return Section(
      places: places, firstPacked: places.lowerBound - packedPlaces.lowerBound, cells: cells,
      lineWidth: lines.count * width, positions: positions)
  }
}
