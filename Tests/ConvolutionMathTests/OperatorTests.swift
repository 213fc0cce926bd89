import ConvolutionMath
import Testing

@Suite struct OperatorTests {
  /// The documents' smallest example, X = K = [[0, 1], [2, 3]].
  @Test func paintsTheSmallestExample() throws {
    let convolution = try Convolution2D(
      transposing: ImageShape(size: 2), imageChannels: 1,
      geometry: ConvolutionGeometry2D(kernelSize: 2))
    let x: [Float] = [0, 1, 2, 3]
    #expect(convolution.image.size == 3)
    #expect(convolution.transposeByScatterAdd(x, weight: x) == [0, 0, 1, 0, 4, 6, 4, 12, 9])
  }

  @Test func spreadsTheInputByZeros() throws {
    let convolution = try Convolution2D(
      transposing: ImageShape(size: 2), imageChannels: 1,
      geometry: ConvolutionGeometry2D(kernelSize: 2, stride: 2, padding: 1))
    let spread = try convolution.spreadShape()
    #expect(spread.size == 3)
    #expect(
      convolution.spreadOut([1, 2, 3, 4], to: spread) == [1, 0, 2, 0, 0, 0, 3, 0, 4])
    #expect(convolution.rotated([1, 2, 3, 4]) == [4, 3, 2, 1])
  }

  @Test func storesOneEntryForEachKernelPosition() throws {
    let convolution = try Convolution2D(
      reading: ImageShape(size: 4), featureChannels: 1,
      geometry: ConvolutionGeometry2D(kernelSize: 3))
    let matrix = convolution.matrix(weight: [1, 0, 1, 0, 1, 0, 1, 0, 1])
    #expect(matrix.rowCount == 4 && matrix.columnCount == 16)
    #expect(matrix.entries.count == 4 * 9)
    #expect(matrix.dense()[0..<16] == [1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0])
  }

  @Test func keepsGroupsApart() throws {
    let convolution = try Convolution2D(
      transposing: ImageShape(channels: 2, size: 1), imageChannels: 4,
      geometry: ConvolutionGeometry2D(kernelSize: 1), groups: 2)
    let image = convolution.transposeByScatterAdd([1, 10], weight: [1, 2, 3, 4])
    #expect(image == [1, 2, 30, 40])
  }

  @Test func refusesUnevenGroups() throws {
    let shape = try ImageShape(channels: 3, size: 4)
    #expect(throws: GeometryError.unevenGroups(channels: 3, groups: 2)) {
      try Convolution2D(
        reading: shape, featureChannels: 2, geometry: ConvolutionGeometry2D(kernelSize: 1),
        groups: 2)
    }
    #expect(throws: GeometryError.tooSmall(.groups, value: 0, least: 1)) {
      try Convolution2D(
        reading: shape, featureChannels: 3, geometry: ConvolutionGeometry2D(kernelSize: 1),
        groups: 0)
    }
  }

  /// Every small axis, paired with ten others so that exchanged rows and columns show.
  @Test func agreesFourWaysOnEverySmallShape() throws {
    let axes = smallAxes
    let channels = [(1, 1, 1), (1, 2, 3), (2, 2, 4), (3, 3, 3)]
    #expect(axes.count > 400)
    for (index, vertical) in axes.enumerated() {
      for partner in 0..<10 {
        let number = index * 10 + partner
        let horizontal = axes[(number * 37 + 11) % axes.count]
        let (groups, imageChannels, featureChannels) = channels[number % channels.count]
        let convolution = try Convolution2D(
          transposing: ImageShape(
            batchSize: 1 + number % 2, channels: featureChannels,
            size: Extent2D(height: vertical.inputSize, width: horizontal.inputSize)),
          imageChannels: imageChannels,
          geometry: ConvolutionGeometry2D(
            vertical: vertical.geometry, horizontal: horizontal.geometry),
          outputPadding: Extent2D(
            height: vertical.outputPadding, width: horizontal.outputPadding),
          groups: groups)
        try checkFourWays(convolution)
      }
    }
  }

  /// One axis of a transposed convolution.
  private struct Axis {
    let inputSize: Int
    let geometry: ConvolutionGeometry
    let outputPadding: Int
  }

  /// Every axis with small numbers whose output has at least one cell.
  private var smallAxes: [Axis] {
    var axes: [Axis] = []
    for inputSize in 1...3 {
      for k in 1...3 {
        for s in 1...3 {
          for p in 0...2 {
            for d in 1...3 {
              let geometry = ConvolutionGeometry(
                kernelSize: k, stride: s, padding: p, dilation: d)
              for outputPadding in 0..<max(s, d) {
                let size = try? geometry.transposedSize(
                  of: inputSize, outputPadding: outputPadding)
                guard size != nil else { continue }
                axes.append(
                  Axis(inputSize: inputSize, geometry: geometry, outputPadding: outputPadding))
              }
            }
          }
        }
      }
    }
    return axes
  }

  /// Checks the four operators against each other, and the adjoint identity, on whole numbers.
  private func checkFourWays(_ convolution: Convolution2D) throws {
    let y = wholeNumbers(convolution.features.count, 7)
    let weight = wholeNumbers(convolution.weightCount, 5)
    let expected = convolution.transposeByLoops(y, weight: weight)
    #expect(convolution.transposeByScatterAdd(y, weight: weight) == expected, "\(convolution)")
    #expect(convolution.transposeByMatrix(y, weight: weight) == expected, "\(convolution)")
    #expect(
      try convolution.transposeByZeroInsertion(y, weight: weight) == expected, "\(convolution)")

    let x = wholeNumbers(convolution.image.count, 9)
    let convolved = convolution.convolve(x, weight: weight)
    #expect(inner(convolved, y) == inner(x, expected), "\(convolution)")
  }

  private func wholeNumbers(_ count: Int, _ step: Int) -> [Float] {
    (0..<count).map { Float(($0 * step + 3) % 11 - 5) }
  }

  private func inner(_ left: [Float], _ right: [Float]) -> Float {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
