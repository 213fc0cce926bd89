import CKernels

/// The sums of products of every row on the left with every row on the right, both as they lie.
struct RowProducts {
  let left: UnsafePointer<Float>

  /// Where each row begins.
  let leftRows: [Int]

  let right: UnsafePointer<Float>
  let rightRows: [Int]

  /// The cells that are summed over, sixteen at a time, in portions short enough for the nearest
  /// cache.
  let portions: [[kernel_cells]]

  /// The products below which a second thread costs more than it gives.
  private static let worthAThread = 400_000

  /// Computes all sums and hands each one out, from several threads at a time.
  ///
  /// - Parameters:
  ///   - level: The instructions to use.
  ///   - write: Takes the number of the left row, that of the right row, and their sum.
  func forEachSum(at level: KernelLevel, _ write: (Int, Int, Float) -> Void) {
    guard let tiles = kernel_dots_tiles(kernel_level(rawValue: UInt32(level.rawValue))) else {
      return
    }
    let tile = tiles[rightRows.count == 1 ? 1 : 0]
    let rows = Self.filledUp(leftRows, toMultipleOf: tile.rows)
    let columns = Self.filledUp(rightRows, toMultipleOf: tile.columns)
    func sum(_ block: Int) {
      let first = block * tile.rows
      sumBlock(rows[first..<first + tile.rows], columns, tile) { row, column, sum in
        if first + row < leftRows.count, column < rightRows.count {
          write(first + row, column, sum)
        }
      }
    }
    let blocks = rows.count / tile.rows
    let length = 16 * portions.reduce(0) { $0 + $1.count }
    if rows.count * columns.count * length < Self.worthAThread {
      for block in 0..<blocks { sum(block) }
    } else {
      ThreadPool.shared.forEachItem(of: blocks, sum)
    }
  }

  /// Returns the rows and, to fill up the last tile, the last one again and again.
  private static func filledUp(_ rows: [Int], toMultipleOf size: Int) -> [Int] {
    let missing = rows.count.rounded(upToMultipleOf: size) - rows.count
    return rows + [Int](repeating: rows.last ?? 0, count: missing)
  }

  /// Sums a tile's rows on the left with all on the right.
  private func sumBlock(
    _ rows: ArraySlice<Int>, _ columns: [Int], _ tile: kernel_dots_tile,
    _ write: (Int, Int, Float) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: rows.count * columns.count) { sums in
      sums.update(repeating: 0)
      rows.withUnsafeBufferPointer { rows in
        columns.withUnsafeBufferPointer { columns in
          for portion in portions { add(portion, rows, columns, tile, to: sums) }
        }
      }
      for row in 0..<rows.count {
        for column in columns.indices { write(row, column, sums[row * columns.count + column]) }
      }
    }
  }

  /// Adds the sums over one portion.
  private func add(
    _ portion: [kernel_cells], _ rows: UnsafeBufferPointer<Int>,
    _ columns: UnsafeBufferPointer<Int>, _ tile: kernel_dots_tile,
    to sums: UnsafeMutableBufferPointer<Float>
  ) {
    guard let sums = sums.baseAddress, let right = columns.baseAddress else { return }
    portion.withUnsafeBufferPointer { cells in
      for first in stride(from: 0, to: columns.count, by: tile.columns) {
        var dots = kernel_dots(
          sums: sums + first, sums_stride: columns.count, left: left, left_rows: rows.baseAddress,
          right: self.right, right_rows: right + first, cells: cells.baseAddress,
          count: cells.count)
        tile.multiply(&dots)
      }
    }
  }
}
