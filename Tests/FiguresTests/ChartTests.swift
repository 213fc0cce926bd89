import Figures
import Pictures
import Tensors
import Testing

struct ChartTests {
  @Test func uniformityMatrixCountsCopiesInTheMiddle() throws {
    let figure = UniformityMatrix(kernels: 2...4, strides: 1...3)
    #expect(figure.counts(kernel: 3, stride: 2) == [2, 1, 2, 1, 2, 1])
    #expect(figure.counts(kernel: 4, stride: 2) == [2, 2, 2, 2, 2, 2])
    #expect(figure.counts(kernel: 2, stride: 3) == [1, 1, 0, 1, 1, 0])
    let content = try PictureContent(of: figure)
    #expect(content.count(.rect) == 9 * 7)
    #expect(content.texts.filter { $0.hasSuffix("✓") }.count == 6)
    #expect(content.texts.filter { $0.hasSuffix("✗") } == ["2 ✗", "1 ✗", "1 ✗"])
  }

  @Test func receptiveFieldOfTwoConvolutionsIsFiveWide() throws {
    let figure = ReceptiveField(
      layers: [.convolution(kernel: 3), .convolution(kernel: 3)], inputSize: 7, cells: [1])
    #expect(figure.sizes == [7, 5, 3])
    #expect(figure.reached == [[1, 2, 3, 4, 5], [1, 2, 3], [1]])
    let content = try PictureContent(of: figure)
    #expect(content.count(.line) == 3 + 9)
    #expect(content.count(.rect) == 7 + 5 + 3)
  }

  @Test func transposedLayersReachTheCellsThatPaintedThem() {
    for (K, S, P) in [(3, 2, 1), (4, 2, 1), (2, 2, 0), (5, 3, 2), (1, 2, 0)] {
      let layer = ReceptiveField.Layer.transposed(kernel: K, stride: S, padding: P)
      let size = ReceptiveField(layers: [layer], inputSize: 5, cells: [0]).sizes[1]
      for cell in 0..<size {
        let expected = (0..<5).filter { input in
          var line = Tensor(zeros: [5])
          line[input] = 1
          return transposedConv1D(line, weight: Tensor(ones: [K]), stride: S, padding: P)[cell]
            != 0
        }
        let reached = ReceptiveField(layers: [layer], inputSize: 5, cells: [cell]).reached[0]
        #expect(reached == expected, "K \(K), S \(S), P \(P), cell \(cell)")
      }
    }
  }

  @Test func nearestLayersRepeatCells() {
    let figure = ReceptiveField(
      layers: [.nearest(factor: 2), .convolution(kernel: 3, padding: 1)], inputSize: 4, cells: [3])
    #expect(figure.sizes == [4, 8, 8])
    #expect(figure.reached == [[1, 2], [2, 3, 4], [3]])
  }

  @Test func shapeLadderNamesEachStage() throws {
    let figure = ShapeLadder(
      [.init(channels: 512, size: 4), .init(shape: [2, 256, 8, 8])], skips: [0..<1])
    let content = try PictureContent(of: figure)
    #expect(content.texts == ["4×4", "512 ch.", "8×8", "256 ch."])
    #expect(content.count(.path) == 1)
  }

  @Test func kernelProfileAddsItsCopiesUp() throws {
    let figure = KernelProfile([0.25, 0.75, 0.75, 0.25], stride: 2)
    #expect(figure.sum == [0.25, 0.75, 1, 1, 1, 1, 0.75, 0.25])
    let content = try PictureContent(of: figure)
    #expect(content.count(.polyline) == 3)
    #expect(content.texts.filter { $0 == "1" }.count == 4 + 1)
  }

  @Test func barChartSaysEachNumber() throws {
    let content = try PictureContent(of: BarChart([.init("a", 2), .init("b & c", 0.125)]))
    #expect(content.texts == ["2", "a", "0.13", "b & c"])
    #expect(content.count(.rect) == 2)
    #expect(try PictureContent(of: BarChart([])).count(.rect) == 0)
    #expect(try PictureContent(of: BarChart([.init("none", 0)])).texts == ["0", "none"])
  }

  @Test func pixelImagesUseOnePathForALevel() throws {
    let image: Tensor = [[0, 1], [1, 0.5]]
    let figure = PixelImages([.init("samples", image.reshaped(to: [1, 1, 2, 2]))])
    let content = try PictureContent(of: figure)
    #expect(content.texts == ["samples"])
    #expect(content.count(.path) == 2)
  }

  @Test func rowsPutSignsBetweenTheirParts() throws {
    let grid = TensorGrid([[1]])
    let content = try PictureContent(of: Row([grid, grid, grid], signs: ["+", "→ sum"]))
    #expect(content.texts == ["1", "+", "1", "sum", "1"])
    let column = try PictureContent(of: Column([grid, grid]))
    #expect(column.viewBox.height > column.viewBox.width)
  }
}
