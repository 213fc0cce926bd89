import ConvolutionMath
import Drawing
import Explorables
import Foundation
import Tensors
import Testing

/// What the figures show, over the whole range of each, against the library's own operators.
@Suite struct LibraryAgreementTests {
  @Test(arguments: [0, 1]) func theAdjointIsTheTransposedConvolutionsMatrix(kernel: Int) {
    let figure = AdjointFigure("w\(kernel)")
    let weight: Tensor =
      kernel == 0 ? [[1, 2, 3], [4, 5, 6], [7, 8, 9]] : [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
    let matrix = convolutionMatrix(of: weight, inputSize: 4).transposed()
    #expect(figure.matrix == matrix.scalars)
    let x = Tensor(shape: [1, 1, 2, 2], scalars: AdjointFigure.input)
    let y = transposedConv2D(x, weight: weight.reshaped(to: [1, 1, 3, 3]))
    #expect(figure.output == y.scalars)
    for cell in 0..<20 {
      let line = cell < 4 ? (0..<16).map { matrix[$0, cell] } : (0..<4).map { matrix[cell - 4, $0] }
      let tied = line.indices.filter { line[$0] != 0 }
      #expect(AdjointFigure("w\(kernel)c\(cell)").partners == tied)
    }
  }

  @Test(arguments: 1...3, [0, 1]) func thePainterAddsCopiesAsTheLibraryDoes(
    stride: Int, kernel: Int
  ) {
    let weight: Tensor = kernel == 0 ? [[1, 0, 1], [0, 1, 0], [1, 0, 1]] : Tensor(ones: [3, 3])
    for mask in 0..<16 {
      let figure = PainterFigure("w\(kernel)s\(stride)m\(mask)")
      let values = (0..<4).map { mask >> $0 & 1 == 1 ? PainterFigure.input[$0] : 0 }
      let output = transposedConv2D(
        Tensor(shape: [1, 1, 2, 2], scalars: values), weight: weight.reshaped(to: [1, 1, 3, 3]),
        stride: Extent2D(stride))
      #expect(figure.sums == output.scalars)
      #expect(figure.outputSize == output.shape[3])
    }
  }

  @Test func theSizeIsThatOfTheOperator() {
    let weight = Dictionary(
      uniqueKeysWithValues: (1...9).map { ($0, Tensor(ones: [1, 1, 1, $0])) })
    for K in 1...9 {
      for S in 1...6 {
        for D in 1...3 {
          for I in [1, 2, 7] {
            for O in 0..<max(S, D) {
              for P in [0, 1, 4] {
                let figure = OutputSizeFigure("i\(I)k\(K)s\(S)d\(D)o\(O)p\(P)")
                let output = transposedConv2D(
                  Tensor(ones: [1, 1, 1, I]), weight: weight[K] ?? Tensor(ones: []),
                  stride: Extent2D(height: 1, width: S),
                  padding: Extent2D(height: 0, width: figure.geometry.padding),
                  outputPadding: Extent2D(height: 0, width: figure.outputPadding),
                  dilation: Extent2D(height: 1, width: D))
                #expect(figure.outputSize == output.shape[3])
                #expect(figure.summands.reduce(0, +) == figure.outputSize)
                #expect(figure.outputPadding == O)
              }
            }
          }
        }
      }
    }
  }

  @Test func theSizesThatCollapseAreThoseThatAConvolutionShrinks() {
    for spelling in ["i4k3s2p1", "i4k3s3p1", "i1k1s6p0", "i3k5s2d2p2", "i2k2s4p0"] as [Phrase] {
      let figure = OutputSizeFigure(spelling)
      let found = (1...60).filter { size in
        (try? figure.geometry.convolutionSize(of: size)) == figure.inputSize
      }
      #expect(found == Array(figure.origins))
    }
  }

  /// Two rounds of the circle, painted in a line; the second has no border.
  @Test(arguments: 1...6, 1...4) func theSpectrumIsThatOfTheOperatorsOutput(
    kernel: Int, stride: Int
  ) {
    for weights in 0...2 {
      for periods in 0...5 {
        let figure = SpectrumFigure("k\(kernel)s\(stride)w\(weights)f\(periods)")
        let row = (0..<36).map { Float(cos(2 * .pi * Double(periods * $0) / 12)) }
        let painted = transposedConv1D(
          Tensor(row), weight: Tensor(figure.kernel.map(Float.init)), stride: stride)
        let size = figure.outputSize
        let output = painted.scalars[size..<2 * size].map(Double.init)
        #expect(zip(figure.output, output).allSatisfy { abs($0 - $1) < 0.0001 })

        let strengths = (0...size / 2).map { strength(of: $0, in: output) }
        let present = strengths.indices.filter { strengths[$0] > 0.001 }
        #expect(Set(present).isSubset(of: figure.images + [periods]))
        let full = strength(of: periods, in: figure.wanted)
        #expect(abs(full - strengths[periods]) < 0.001)
        for image in figure.images where image < size / 2 && image > 0 && periods > 0 {
          let ratio = figure.share(of: image) * strengths[periods]
          #expect(abs(ratio - figure.share(of: periods) * strengths[image]) < 0.001)
        }
      }
    }
  }

  private func strength(of periods: Int, in row: [Double]) -> Double {
    let angle = 2 * .pi * Double(periods) / Double(row.count)
    let waves = row.enumerated().map { cell, value in
      (value * cos(angle * Double(cell)), value * sin(angle * Double(cell)))
    }
    return hypot(waves.reduce(0) { $0 + $1.0 }, waves.reduce(0) { $0 + $1.1 })
  }

  @Test(arguments: 1...3, 0...2) func theDetourByZerosEndsAtTheSameOutput(stride: Int, padding: Int)
  {
    let figure = FractionalStrideFigure("s\(stride)p\(padding)")
    let kernel = Tensor(shape: [1, 1, 3, 3], scalars: FractionalStrideFigure.kernel)
    let output = transposedConv2D(
      Tensor(shape: [1, 1, 2, 2], scalars: FractionalStrideFigure.input), weight: kernel,
      stride: Extent2D(stride), padding: Extent2D(figure.padding))
    #expect(figure.output == output.scalars && figure.outputSize == output.shape[3])
    #expect(figure.turnedKernel == kernel.flipped(axes: [2, 3]).scalars)
    let framed = FractionalStrideFigure("t2s\(stride)p\(padding)")
    let size = framed.shownSize
    let slid = conv2D(
      Tensor(shape: [1, 1, size, size], scalars: framed.shown),
      weight: kernel.flipped(axes: [2, 3]))
    #expect(slid == output)
    let spread = FractionalStrideFigure("t1s\(stride)p\(padding)")
    #expect(spread.shown.filter { $0 != 0 } == FractionalStrideFigure.input)
    #expect(spread.shown.count == (stride + 1) * (stride + 1))
  }

  @Test(arguments: 1...6, 1...4) func overlapCountsAreWhatOnesMakeOfOnes(kernel: Int, stride: Int) {
    let (K, S) = (kernel, stride)
    let figure = OverlapFigure("k\(K)s\(S)")
    let output = transposedConv2D(
      Tensor(ones: [1, 1, 6, 6]), weight: Tensor(ones: [1, 1, K, K]), stride: Extent2D(S))
    #expect(figure.counts.map(Float.init) == output.scalars)
    #expect(figure.outputSize == output.shape[3])
    #expect(figure.isUniform == K.isMultiple(of: S))
    // The pattern is what repeats in the middle of a longer line.
    let long = transposedConv2D(
      Tensor(ones: [1, 1, 1, 24]), weight: Tensor(ones: [1, 1, 1, K]),
      stride: Extent2D(height: 1, width: S))
    let middle = (0..<S).map { long.scalars[8 * S + $0] }
    #expect(figure.pattern.map(Float.init) == middle)
  }

  @Test(arguments: 2...3, 1...2) func pixelsComeFromWhereTheLibraryTakesThem(r: Int, channels: Int)
  {
    for (number, order) in [PixelShuffleOrder.channelFirst, .depthFirst].enumerated() {
      let figure = PixelShuffleFigure("r\(r)c\(channels)d\(number)")
      let input = Tensor(
        shape: [1, channels * r * r, 2, 2], scalars: (0..<channels * r * r * 4).map(Float.init))
      let output = input.pixelShuffled(by: r, order: order)
      #expect(figure.sources.map(Float.init) == output.scalars)
    }
  }
}
