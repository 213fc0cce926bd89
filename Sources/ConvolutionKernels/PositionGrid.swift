import CKernels
import ConvolutionMath

/// One axis of a `PositionGrid`.
struct GridAxis: Sendable {
  /// The positions that count.
  let positions: Int

  /// The source cells that are packed, from cell 0 on.
  let cells: Int

  /// The places in the line: positions or cells, and the gap after them.
  let extent: Int

  /// Lays out an axis so that no shift leads from one line's positions to another line's cells.
  ///
  /// A gap of zeros serves the end of its own line and the beginning of the next one.
  ///
  /// - Parameters:
  ///   - positions: The positions that count.
  ///   - sourceCells: The source cells that there are.
  ///   - shifts: From each position to what its taps read.
  ///   - startsLines: Whether each line begins a cache line, the gap before it being one too.
  init(positions: Int, sourceCells: Int, shifts: [Int], startsLines: Bool = false) {
    self.positions = positions
    guard let first = shifts.min(), let last = shifts.max() else {
      cells = positions
      extent = positions
      return
    }
    cells = max(min(sourceCells, positions + last), 0)
    let needed = max(positions + max(last, 0), cells + max(-first, 0))
    extent =
      startsLines
      ? max(needed, positions.rounded(upToMultipleOf: 16) + 1).rounded(upToMultipleOf: 16) : needed
  }
}

/// The positions of a batch in one line: image after image, row after row, with gaps of zeros.
struct PositionGrid: Sendable {
  let images: Int
  let rows: GridAxis
  let columns: GridAxis

  /// The number of places in the line, gaps included, up to the last position.
  var count: Int {
    let lines = (images - 1) * rows.extent + rows.positions
    return lines > 0 ? (lines - 1) * columns.extent + columns.positions : 0
  }

  /// The positions of one image, and the cells of one source image.
  var positions: Extent2D { Extent2D(height: rows.positions, width: columns.positions) }
  var cells: Extent2D { Extent2D(height: rows.cells, width: columns.cells) }

  /// Returns the runs of a picture's cells that lie in a window of the line, or of columns.
  ///
  /// - Parameters:
  ///   - window: Places in the line, those outside of it being gaps; or columns.
  ///   - order: What columns stand for; without one, the window is one of places.
  ///   - shape: The picture's shape.
  ///   - lattice: Which cells of the picture the positions stand for.
  ///   - limit: The positions of an image that are asked for.
  /// - Returns: The runs, counted from the window's first place and the picture's first cell.
  func runs(
    in window: Range<Int>, order: ColumnOrder? = nil, of shape: ImageShape, lattice: Lattice,
    limit: Extent2D
  ) -> [kernel_run] {
    let order = order ?? ColumnOrder(self)
    let valid = lattice.positions(within: shape.size, limit: limit)
    var runs: [kernel_run] = []
    let firstLine = order.place(of: max(window.lowerBound, 0)) / columns.extent
    let endLine = min(
      order.place(of: max(window.upperBound - 1, 0)) / columns.extent + 1, images * rows.extent)
    runs.reserveCapacity(max(endLine - firstLine, 0))
    for line in stride(from: firstLine, to: endLine, by: 1) {
      let (image, row) = line.quotientAndRemainder(dividingBy: rows.extent)
      guard valid.rows.contains(row) else { continue }
      let start = order.column(image: image, row: row) - window.lowerBound
      let begin = max(valid.columns.lowerBound, -start)
      let end = min(valid.columns.upperBound, window.count - start)
      guard begin < end else { continue }
      let cell = lattice.cell(row: row, column: begin)
      runs.append(
        kernel_run(
          packed: start + begin,
          picture: shape.index(image, 0, cell.height, cell.width),
          count: end - begin))
    }
    return runs
  }
}

/// Cells of a picture that lie `step` apart: position q stands for `(q + shift)·step + residue`.
struct Lattice {
  let step: Extent2D
  let residue: Extent2D
  var shift: Extent2D = 0

  func cell(row: Int, column: Int) -> Extent2D {
    Extent2D(
      height: (row + shift.height) * step.height + residue.height,
      width: (column + shift.width) * step.width + residue.width)
  }

  /// Returns the positions, of those asked for, whose cells lie within a picture.
  func positions(
    within size: Extent2D, limit: Extent2D
  ) -> (rows: Range<Int>, columns: Range<Int>) {
    func range(_ size: Int, _ limit: Int, step: Int, residue: Int, shift: Int) -> Range<Int> {
      let cells = max(size - residue, 0).dividedRoundingUp(by: step)
      let first = max(-shift, 0)
      return first..<max(first, min(limit, cells - shift))
    }
    return (
      range(
        size.height, limit.height,
        step: step.height, residue: residue.height, shift: shift.height),
      range(
        size.width, limit.width, step: step.width, residue: residue.width, shift: shift.width)
    )
  }
}
