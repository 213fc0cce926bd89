public import Tensors

/// The copies of a kernel that an input paints, each on a sheet of its own, and their sum.
///
/// Cells that a copy does not reach hold a dot.
public struct PartialSums: Figure {
  /// The input, shape `[H, W]`.
  public var input: Tensor

  /// The kernel, shape `[kH, kW]`.
  public var kernel: Tensor

  /// The distance between neighbouring copies.
  public var stride: Int

  /// Creates the figure.
  public init(input: Tensor, kernel: Tensor, stride: Int = 1) {
    self.input = input
    self.kernel = kernel
    self.stride = stride
  }

  /// The sheets of the copies, in the order of the input's cells, row by row.
  public var sheets: [TensorGrid] {
    cells.map { cell in
      TensorGrid(
        painting(of: cell), title: "\(decimal(Double(input[cell.row, cell.column]))) · kernel"
      )
      .with {
        $0.blanks = blanks(for: cell)
        $0.strongest = sum.values.max()
      }
    }
  }

  /// What is painted in all.
  public var sum: TensorGrid {
    TensorGrid(transposedConv2D(input, weight: kernel, stride: Extent2D(stride)), title: "sum")
  }

  public var sketch: Sketch {
    let signs = Array(repeating: "+", count: sheets.count - 1)
    let last = Row([sum]).sketch
    var equals = Sketch(width: 14, height: 20)
    equals.text("=", x: 7, y: 15, .sign)
    return .column(
      [Row(sheets, signs: signs).sketch, .row([equals, last], spacing: 6)], spacing: 10)
  }

  private var cells: [GridCell] {
    (0..<input.shape[0]).flatMap { row in
      (0..<input.shape[1]).map { column in GridCell(row, column) }
    }
  }

  private func painting(of cell: GridCell) -> Tensor {
    var single = Tensor(zeros: input.shape)
    single[cell.row, cell.column] = input[cell.row, cell.column]
    return transposedConv2D(single, weight: kernel, stride: Extent2D(stride))
  }

  private func blanks(for cell: GridCell) -> Set<GridCell> {
    let (top, left) = (cell.row * stride, cell.column * stride)
    let (H, W) = (sum.values.shape[0], sum.values.shape[1])
    var blanks: Set<GridCell> = []
    for row in 0..<H {
      for column in 0..<W {
        let isPainted =
          (top..<top + kernel.shape[0]).contains(row)
          && (left..<left + kernel.shape[1]).contains(column)
        if !isPainted { blanks.insert(GridCell(row, column)) }
      }
    }
    return blanks
  }
}
