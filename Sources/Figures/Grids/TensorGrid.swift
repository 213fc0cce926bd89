public import Tensors

/// A matrix as a grid of numbers, coloured by their size.
///
/// Positive numbers are teal and negative ones orange, in five steps up to the largest magnitude. The
/// number always stands in the cell.
public struct TensorGrid: Figure {
  /// The numbers, shape `[H, W]`.
  public var values: Tensor

  /// What stands above the grid.
  public var title: String?

  /// The most decimals of a number.
  public var decimals = 2

  /// Cells that hold a dot in the place of a number, because nothing was written there.
  public var blanks: Set<GridCell> = []

  /// Frames around parts of the grid.
  public var frames: [GridFrame] = []

  /// What stands before the rows; empty for nothing.
  public var rowLabels: [String] = []

  /// What stands above the columns; empty for nothing.
  public var columnLabels: [String] = []

  /// The height of a cell, and its least width.
  public var side = 26.0

  /// The magnitude of the strongest colour; `nil` for the largest in the grid.
  public var strongest: Float?

  /// Whether numbers are coloured.
  public var isColoured = true

  /// Creates a grid.
  ///
  /// - Parameters:
  ///   - values: The numbers, shape `[H, W]`; a list `[W]` is one row.
  ///   - title: What stands above the grid.
  /// - Precondition: `values` has one axis or two.
  public init(_ values: Tensor, title: String? = nil) {
    self.values = values.rank == 1 ? values.unsqueezed(axis: 0) : values
    self.title = title
    guard self.values.rank == 2 else {
      fatalError("TensorGrid: a grid shows a matrix, and the tensor has shape \(values.shape)")
    }
  }

  /// Returns the grid with something changed.
  ///
  ///     show(TensorGrid(kernel).with { $0.isColoured = false })
  public func with(_ change: (inout TensorGrid) -> Void) -> TensorGrid {
    var copy = self
    change(&copy)
    return copy
  }
}

/// A place in a grid.
public struct GridCell: Hashable, Sendable {
  /// The row, from 0 at the top.
  public var row: Int

  /// The column, from 0 at the left.
  public var column: Int

  /// Creates a place.
  public init(_ row: Int, _ column: Int) {
    self.row = row
    self.column = column
  }
}

/// A frame around a block of cells.
public struct GridFrame: Hashable, Sendable {
  /// The rows inside.
  public var rows: Range<Int>

  /// The columns inside.
  public var columns: Range<Int>

  /// The line.
  public var stroke: Stroke

  /// How far the line lies inside of the block's edge, so that frames of neighbours do not hide
  /// one another.
  public var inset: Double

  /// Creates a frame.
  public init(
    rows: Range<Int>, columns: Range<Int>, _ stroke: Stroke = Stroke(.accent, width: 2.5),
    inset: Double = 0
  ) {
    self.rows = rows
    self.columns = columns
    self.stroke = stroke
    self.inset = inset
  }

  /// A frame around one cell.
  public init(_ cell: GridCell, _ stroke: Stroke = Stroke(.accent, width: 2.5)) {
    self.init(
      rows: cell.row..<cell.row + 1, columns: cell.column..<cell.column + 1, stroke)
  }
}
