import Figures
import Pictures
import Tensors
import Testing

struct GridTests {
  let square: Tensor = [[0, 1], [2, 3]]

  @Test func gridHoldsEachNumberInItsCell() throws {
    let content = try PictureContent(of: TensorGrid([[0, -1.5], [0.0625, 12]], title: "a < b"))
    #expect(content.texts == ["a < b", "0", "−1.5", "0.06", "12"])
    #expect(content.count(.rect) == 4)
  }

  @Test func listIsOneRow() throws {
    let content = try PictureContent(of: TensorGrid([1, 2, 3]))
    #expect(content.texts == ["1", "2", "3"])
    #expect(content.viewBox.height < content.viewBox.width / 2)
  }

  @Test func blankCellsHoldDotsAndNoColour() {
    let grid = TensorGrid([[5]]).with { $0.blanks = [GridCell(0, 0)] }
    #expect(grid.svg.contains(">·</text>"))
    #expect(!grid.svg.contains("--above"))
  }

  @Test func zeroHasNoColourAndNegativeNumbersHaveTheirOwn() {
    #expect(!TensorGrid([[0]]).svg.contains("fill=\"var(--above)"))
    #expect(TensorGrid([[-1]]).svg.contains("fill=\"var(--below)\" fill-opacity=\"0.62\""))
    #expect(TensorGrid([[1, 5]]).svg.contains("fill=\"var(--above)\" fill-opacity=\"0.26\""))
  }

  @Test func numbersThatAreNotFiniteAreShownAndNotColoured() throws {
    let content = try PictureContent(of: TensorGrid([[.nan, .infinity, 0]]))
    #expect(content.texts == ["nan", "inf", "0"])
    #expect(!TensorGrid([[.nan, .infinity, 0]]).svg.contains("--above"))
  }

  @Test func framesAndLabelsAreDrawn() throws {
    let grid = TensorGrid(square).with {
      $0.frames = [GridFrame(rows: 0..<2, columns: 1..<2)]
      $0.rowLabels = ["a", "b"]
      $0.columnLabels = ["c", "d"]
    }
    let content = try PictureContent(of: grid)
    #expect(content.count(.rect) == 5)
    #expect(content.texts.suffix(4) == ["a", "b", "c", "d"])
  }

  @Test func longNumbersWidenTheirCells() throws {
    let narrow = try PictureContent(of: TensorGrid([[1, 2]]))
    let wide = try PictureContent(of: TensorGrid([[1, 1234]]))
    #expect(wide.viewBox.width > narrow.viewBox.width)
  }

  @Test func partialSumsAreFourSheetsAndTheirSum() throws {
    let figure = PartialSums(input: square, kernel: square)
    #expect(figure.sheets.count == 4)
    #expect(figure.sheets[3].values == [[0, 0, 0], [0, 0, 3], [0, 6, 9]])
    #expect(figure.sheets[3].blanks.count == 5)
    #expect(figure.sum.values == [[0, 0, 1], [0, 4, 6], [4, 12, 9]])
    let content = try PictureContent(of: figure)
    #expect(content.count(.rect) == 5 * 9)
    #expect(content.texts.filter { $0 == "·" }.count == 4 * 5)
    #expect(content.texts.filter { $0 == "+" }.count == 3)
    #expect(content.texts.contains("3 · kernel"))
  }

  @Test func placementFramesEachCopyInItsOwnDashes() throws {
    let figure = Placement(input: square, kernel: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], stride: 2)
    #expect(figure.output.frames.map(\.rows) == [0..<3, 0..<3, 2..<5, 2..<5])
    #expect(figure.output.frames.map(\.columns) == [0..<3, 2..<5, 0..<3, 2..<5])
    let content = try PictureContent(of: figure)
    #expect(content.dashes.count == 3)
    #expect(content.count(.rect) == 4 + 9 + 25 + 4)
  }

  @Test func zeroInsertionShowsItsThreeStages() throws {
    let figure = ZeroInsertion(input: [[1, 2], [3, 4]], kernelSize: 3, stride: 2)
    #expect(figure.spread.values == [[1, 0, 2], [0, 0, 0], [3, 0, 4]])
    #expect(figure.framed.values.shape == [7, 7])
    #expect(figure.framed.values[2..<5, 2..<5] == figure.spread.values)
    let padded = ZeroInsertion(input: [[1, 2], [3, 4]], kernelSize: 3, stride: 2, padding: 1)
    #expect(padded.framed.values.shape == [5, 5])
    #expect(try PictureContent(of: figure).count(.rect) == 4 + 9 + 49 + 2)
  }

  @Test func kernelFlipTurnsTheKernelByHalfATurn() throws {
    let content = try PictureContent(of: KernelFlip([[1, 2], [3, 4]]))
    #expect(
      content.texts == ["as stored", "1", "2", "3", "4", "180°", "turned", "4", "3", "2", "1"])
  }

  @Test func matrixPatternShowsZerosAsDots() throws {
    let matrix = convolutionMatrix(of: [[1, 2], [3, 4]], inputSize: 3)
    let content = try PictureContent(of: MatrixPattern(matrix))
    #expect(content.texts.filter { $0 == "·" }.count == 2 * (36 - 16))
    #expect(content.texts.contains("W, 4 × 9"))
    #expect(content.texts.contains("Wᵀ, 9 × 4"))
  }

  @Test func pixelShuffleMapHasEachNumberTwice() throws {
    let content = try PictureContent(of: PixelShuffleMap(factor: 2, size: 2))
    let numbers = content.texts.compactMap(Int.init)
    #expect(numbers.filter { $0 == 13 }.count == 2)
    #expect(Array(numbers.suffix(16)) == [0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15])
  }
}
