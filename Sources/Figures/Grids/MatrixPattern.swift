public import Tensors

/// The matrix of a convolution beside its transpose, with one row and the column it becomes framed.
public struct MatrixPattern: Figure {
  /// The matrix, shape `[outputs, pixels]`.
  public var matrix: Tensor

  /// The row that is framed.
  public var row: Int

  /// Creates the figure.
  ///
  /// - Parameters:
  ///   - matrix: The matrix, shape `[outputs, pixels]`.
  ///   - row: The row that is framed; in the transpose it is a column.
  public init(_ matrix: Tensor, row: Int = 0) {
    self.matrix = matrix
    self.row = row
  }

  public var sketch: Sketch {
    let (outputs, pixels) = (matrix.shape[0], matrix.shape[1])
    let forth = grid(
      matrix, "W, \(outputs) × \(pixels)", GridFrame(rows: row..<row + 1, columns: 0..<pixels))
    let back = grid(
      matrix.transposed(), "Wᵀ, \(pixels) × \(outputs)",
      GridFrame(rows: 0..<pixels, columns: row..<row + 1))
    return Row([forth, back], signs: ["→"]).sketch
  }

  private func grid(_ values: Tensor, _ title: String, _ frame: GridFrame) -> TensorGrid {
    TensorGrid(values, title: title).with { grid in
      grid.side = 20
      grid.frames = [frame]
      for row in 0..<values.shape[0] {
        for column in 0..<values.shape[1] where values[row, column] == 0 {
          grid.blanks.insert(GridCell(row, column))
        }
      }
    }
  }
}
