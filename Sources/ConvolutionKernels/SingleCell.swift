import CKernels
import ConvolutionMath

/// The case of features that are one cell each: every image is then a plain matrix product.
///
/// With no padding, the kernel covers the image exactly, so that the weight `[F, C·kH·kW]` and the
/// images `[N, C·kH·kW]` are matrices as they lie, and nothing needs packing. This is the first
/// layer of a generator: its weight is large and each number of it is used once per image, so that
/// reading it is all that takes time.
final class SingleCell: Sendable {
  private let convolution: Convolution2D
  private let level: KernelLevel
  private let tiles: [kernel_tile]

  /// The most columns that one item computes: a page of every row of the wide matrix.
  private static let columnsPerItem = 1024

  private static let productsPerChain = 128

  /// The columns of both matrices that are summed over at a time.
  private static let columnsPerPortion = 512

  /// The numbers of an image, which are the columns of the weight.
  private var columns: Int { convolution.image.count / max(convolution.image.batchSize, 1) }

  /// Returns `nil` where the features are not single cells, or the image is too small for a tile.
  init?(_ convolution: Convolution2D, level: KernelLevel) {
    let geometry = convolution.geometry
    let isDense = [geometry.vertical, geometry.horizontal].allSatisfy {
      $0.padding == 0 && $0.dilation == 1
    }
    guard isDense, convolution.features.size == 1, convolution.image.size == geometry.kernelSize,
      convolution.groups == 1
    else { return nil }
    self.convolution = convolution
    self.level = level
    tiles = Array(level.tiles)
    guard tiles.allSatisfy({ $0.columns <= columns }) else { return nil }
  }

  /// Computes the transposed convolution: images = features [N, F] · weight [F, columns].
  func transpose(
    _ features: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>?, into image: UnsafeMutablePointer<Float>
  ) {
    let count = convolution.features.channels
    multiply(
      Factor(start: features, rows: convolution.image.batchSize, rowStride: count, depthStride: 1),
      depth: count, weight, into: image)
    guard let bias else { return }
    let area = convolution.image.size.area
    for plane in 0..<convolution.image.batchSize * convolution.image.channels {
      for cell in plane * area..<(plane + 1) * area {
        image[cell] += bias[plane % convolution.image.channels]
      }
    }
  }

  /// Whether the convolution can be computed too: only where vectors divide the rows.
  var convolves: Bool { columns.isMultiple(of: 16) }

  /// Computes the convolution: features = images [N, columns] · weightᵀ [columns, F].
  ///
  /// Both matrices hold what is summed over side by side.
  func convolve(
    _ image: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>?, into features: UnsafeMutablePointer<Float>
  ) {
    let count = convolution.features.channels
    let batch = convolution.image.batchSize
    // Rows whose distance is a power of two would compete for the same places in the cache.
    let rowStride = batch == 1 ? columns : columns + 16
    let rows = batch == 1 ? nil : AlignedBuffer<Float>(unfilled: batch * rowStride)
    if let rows {
      for n in 0..<batch {
        (rows.start + n * rowStride).update(from: image + n * columns, count: columns)
      }
    }
    let portion = batch == 1 ? columns : Self.columnsPerPortion
    let products = RowProducts(
      left: weight, leftRows: (0..<count).map { $0 * columns },
      right: rows.map { UnsafePointer($0.start) } ?? image,
      rightRows: (0..<batch).map { $0 * rowStride },
      portions: stride(from: 0, to: columns, by: portion).map { first in
        stride(from: first, to: min(first + portion, columns), by: 16).map {
          kernel_cells(left: $0, right: $0)
        }
      })
    products.forEachSum(at: level) { feature, n, sum in
      features[n * count + feature] = sum + (bias.map { $0[feature] } ?? 0)
    }
  }

  /// Computes the weight's gradient: [F, columns] = featuresᵀ [F, N] · images [N, columns].
  func correlate(
    _ image: UnsafePointer<Float>, _ features: UnsafePointer<Float>,
    into gradient: UnsafeMutablePointer<Float>
  ) {
    let count = convolution.features.channels
    multiply(
      Factor(start: features, rows: count, rowStride: 1, depthStride: count),
      depth: convolution.image.batchSize, image, into: gradient)
  }

  /// A small matrix, the left factor.
  private struct Factor {
    let start: UnsafePointer<Float>
    let rows: Int
    let rowStride: Int
    let depthStride: Int
  }

  /// Multiplies a small matrix by a wide one, `columns` wide; items are ranges of columns.
  private func multiply(
    _ left: Factor, depth: Int, _ right: UnsafePointer<Float>,
    into output: UnsafeMutablePointer<Float>
  ) {
    let tile = bestTile(rows: left.rows)
    let panels = packPanels(left, depth: depth, rows: tile.rows)
    let width = min(Self.columnsPerItem, columns) / tile.columns * tile.columns
    ThreadPool.shared.forEachItem(of: columns.dividedRoundingUp(by: width)) { item in
      // The last item is moved back to be a whole number of tiles; it keeps what is its own.
      let first = min(item * width, columns - width)
      let others = item * width - first
      Workspace.borrow { workspace in
        let sums = workspace.buffer(.sums, of: Float.self, count: tile.rows * width)
        for block in 0..<left.rows.dividedRoundingUp(by: tile.rows) {
          tile.multiplyMatrices(
            kernel_product(
              sums: sums, sums_stride: width,
              panel: panels.start + block * depth * tile.rows, panel_stride: tile.rows,
              panel_block: 0, rows: right + first, row_stride: columns, offsets: nil, starts: nil,
              taps: 1, depth: depth, chain: Self.productsPerChain, blocks: 1,
              tiles: width / tile.columns, accumulates: false))
          for row in block * tile.rows..<min((block + 1) * tile.rows, left.rows) {
            (output + row * columns + first + others).update(
              from: sums + (row - block * tile.rows) * width + others, count: width - others)
          }
        }
      }
    }
  }

  private func packPanels(_ left: Factor, depth: Int, rows: Int) -> AlignedBuffer<Float> {
    let blocks = left.rows.dividedRoundingUp(by: rows)
    let panels = AlignedBuffer<Float>(zeros: blocks * depth * rows)
    for row in 0..<left.rows {
      let panel = panels.start + row / rows * depth * rows + row % rows
      for k in 0..<depth {
        panel[k * rows] = left.start[row * left.rowStride + k * left.depthStride]
      }
    }
    return panels
  }

  /// Returns the tile that reads the wide matrix the fewest times, and wastes the fewest rows.
  private func bestTile(rows: Int) -> kernel_tile {
    func cost(_ tile: kernel_tile) -> (Int, Int) {
      let blocks = rows.dividedRoundingUp(by: tile.rows)
      return (blocks, blocks * tile.rows)
    }
    return tiles.min { cost($0) < cost($1) } ?? tiles[0]
  }
}
