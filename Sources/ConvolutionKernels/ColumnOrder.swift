/// The places of a `PositionGrid`'s line that the columns of a product stand for.
///
/// A product takes columns in runs, as many side by side as a vector has lanes or more. Within a run
/// they are neighbouring places; a run may begin anywhere. So the gaps of the line need no columns:
/// where every row fills its runs, or every image does, each of them begins a run of its own. Where
/// that would waste more columns than the gaps have, columns are simply places.
struct ColumnOrder: Sendable {
  /// The columns from one image to the next, and from one row to the next.
  private let imageColumns: Int
  private let rowColumns: Int

  /// The places from one image to the next, and from one row to the next.
  private let imagePlaces: Int
  private let rowPlaces: Int

  /// The number of columns up to the last one that stands for a position.
  let count: Int

  /// Columns that are places.
  init(_ grid: PositionGrid) {
    self.init(
      grid, imageColumns: grid.rows.extent * grid.columns.extent, rowColumns: grid.columns.extent,
      count: grid.count)
  }

  /// Runs of some columns, so that as few as possible stand for no position.
  init(_ grid: PositionGrid, run: Int) {
    let row = grid.columns.positions.rounded(upToMultipleOf: run)
    let places = (grid.rows.positions - 1) * grid.columns.extent + grid.columns.positions
    let image = max(places, 0).rounded(upToMultipleOf: run)
    let orders = [
      ColumnOrder(grid),
      ColumnOrder(
        grid, imageColumns: image, rowColumns: grid.columns.extent, count: grid.images * image),
      ColumnOrder(
        grid, imageColumns: grid.rows.positions * row, rowColumns: row,
        count: grid.images * grid.rows.positions * row),
    ]
    self = orders.min { $0.count.rounded(upToMultipleOf: run) < $1.count } ?? orders[0]
  }

  private init(_ grid: PositionGrid, imageColumns: Int, rowColumns: Int, count: Int) {
    self.imageColumns = max(imageColumns, 1)
    self.rowColumns = max(rowColumns, 1)
    imagePlaces = grid.rows.extent * grid.columns.extent
    rowPlaces = grid.columns.extent
    self.count = count
  }

  /// Returns the column of an image's row's first position.
  func column(image: Int, row: Int) -> Int { image * imageColumns + row * rowColumns }

  /// Returns the place of the column that begins a run.
  func place(of column: Int) -> Int {
    let (image, rest) = column.quotientAndRemainder(dividingBy: imageColumns)
    let (row, place) = rest.quotientAndRemainder(dividingBy: rowColumns)
    return image * imagePlaces + row * rowPlaces + place
  }
}
