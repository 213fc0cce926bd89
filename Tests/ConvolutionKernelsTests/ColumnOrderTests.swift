import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct ColumnOrderTests {
  @Test(arguments: [4, 8, 16, 32], [1, 4, 7, 8, 16, 28])
  func everyPositionHasAColumn(run: Int, size: Int) {
    let grid = Self.grid(images: 3, size: size)
    let order = ColumnOrder(grid, run: run)
    for image in 0..<grid.images {
      for row in 0..<size {
        for position in 0..<size {
          let column = order.column(image: image, row: row) + position
          #expect(column < order.count)
          let place = order.place(of: column / run * run) + column % run
          #expect(place == (image * grid.rows.extent + row) * grid.columns.extent + position)
        }
      }
    }
  }

  @Test func gapsTakeNoColumnsWhereRowsOrImagesFillTheirRuns() {
    #expect(ColumnOrder(Self.grid(images: 3, size: 16), run: 16).count == 3 * 16 * 16)
    #expect(ColumnOrder(Self.grid(images: 3, size: 16), run: 8).count == 3 * 16 * 16)
    // Rows of four are no run, but four of them are where only images have gaps.
    let rowsOfFour = PositionGrid(
      images: 3, rows: GridAxis(positions: 4, sourceCells: 4, shifts: [-1, 1]),
      columns: GridAxis(positions: 4, sourceCells: 4, shifts: []))
    #expect(ColumnOrder(rowsOfFour, run: 8).count == 3 * 16)
  }

  @Test func columnsArePlacesWhereRunsWouldWasteMore() {
    let grid = Self.grid(images: 1, size: 28)
    #expect(ColumnOrder(grid, run: 16).count == grid.count)
    #expect(ColumnOrder(grid, run: 16).place(of: 480) == 480)
  }

  @Test func anEmptyGridHasNoColumns() {
    #expect(ColumnOrder(Self.grid(images: 0, size: 4), run: 8).count == 0)
  }

  /// Squares that a kernel of three sees, one cell of gap between rows and between images.
  private static func grid(images: Int, size: Int) -> PositionGrid {
    let axis = GridAxis(positions: size, sourceCells: size, shifts: [-1, 0, 1])
    return PositionGrid(images: images, rows: axis, columns: axis)
  }
}
