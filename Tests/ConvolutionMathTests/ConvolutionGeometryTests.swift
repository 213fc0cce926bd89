import ConvolutionMath
import Testing

@Suite struct ConvolutionGeometryTests {
  @Test(arguments: [
    // input, K, S, P, D, output
    (4, 3, 2, 1, 1, 2), (7, 3, 2, 1, 1, 4), (8, 3, 2, 1, 1, 4), (16, 5, 3, 2, 1, 6),
    (28, 4, 2, 1, 1, 14), (9, 3, 1, 0, 2, 5), (5, 5, 1, 0, 1, 1), (1, 1, 3, 2, 1, 2),
  ])
  func sizesConvolution(_ i: Int, k: Int, s: Int, p: Int, d: Int, o: Int) throws {
    let geometry = ConvolutionGeometry(kernelSize: k, stride: s, padding: p, dilation: d)
    #expect(try geometry.convolutionSize(of: i) == o)
  }

  @Test(arguments: [
    // input, K, S, P, D, output padding, output
    (2, 3, 1, 0, 1, 0, 4), (4, 3, 2, 1, 1, 0, 7), (4, 3, 2, 1, 1, 1, 8), (14, 4, 2, 1, 1, 0, 28),
    (7, 64, 32, 16, 1, 0, 224), (16, 3, 2, 1, 1, 1, 32), (3, 3, 1, 0, 3, 2, 11),
  ])
  func sizesTransposedConvolution(
    _ i: Int, k: Int, s: Int, p: Int, d: Int, op: Int, o: Int
  ) throws {
    let geometry = ConvolutionGeometry(kernelSize: k, stride: s, padding: p, dilation: d)
    #expect(try geometry.transposedSize(of: i, outputPadding: op) == o)
  }

  /// Every small geometry.
  private var smallGeometries: [ConvolutionGeometry] {
    var geometries: [ConvolutionGeometry] = []
    for k in 1...4 {
      for s in 1...4 {
        for p in 0...3 {
          for d in 1...3 {
            geometries.append(
              ConvolutionGeometry(kernelSize: k, stride: s, padding: p, dilation: d))
          }
        }
      }
    }
    return geometries
  }

  /// The number of kernel positions, counted instead of computed.
  private func countedSize(_ geometry: ConvolutionGeometry, _ input: Int) -> Int {
    let span = geometry.dilation * (geometry.kernelSize - 1)
    let lastStart = input + 2 * geometry.padding - 1 - span
    guard lastStart >= 0 else { return 0 }
    return Array(stride(from: 0, through: lastStart, by: geometry.stride)).count
  }

  @Test func agreesWithCountingThePositions() throws {
    for geometry in smallGeometries {
      for input in 1...12 {
        let counted = countedSize(geometry, input)
        if counted == 0 {
          #expect(throws: GeometryError.self) { try geometry.convolutionSize(of: input) }
        } else {
          #expect(try geometry.convolutionSize(of: input) == counted)
        }
      }
    }
  }

  @Test func findsAllInputSizesOfAnOutputSize() throws {
    for geometry in smallGeometries {
      for output in 1...4 {
        let expected = (1...40).filter { countedSize(geometry, $0) == output }
        guard let first = expected.first, let last = expected.last else {
          #expect(throws: GeometryError.noInputSize(outputSize: output)) {
            try geometry.inputSizes(convolvedTo: output)
          }
          continue
        }
        #expect(try geometry.inputSizes(convolvedTo: output) == first...last)
      }
    }
  }

  @Test func recoversEachForwardSizeByOutputPadding() throws {
    for geometry in smallGeometries {
      for output in 1...4 {
        guard let sizes = try? geometry.inputSizes(convolvedTo: output) else { continue }
        for size in sizes {
          let padding = try geometry.outputPadding(from: output, to: size)
          #expect(padding < geometry.stride)
          #expect(try geometry.transposedSize(of: output, outputPadding: padding) == size)
        }
      }
    }
  }

  @Test func namesTheValidSizes() {
    let geometry = ConvolutionGeometry(kernelSize: 3, stride: 2, padding: 1)
    #expect(throws: GeometryError.unreachableSize(9, valid: 7...8)) {
      try geometry.outputPadding(from: 4, to: 9)
    }
  }

  @Test func limitsOutputPaddingByStrideOrDilation() throws {
    let dilated = ConvolutionGeometry(kernelSize: 2, stride: 1, dilation: 3)
    #expect(try dilated.outputPaddings == 0..<3)
    #expect(throws: GeometryError.outputPaddingTooLarge(3, limit: 3)) {
      try dilated.transposedSize(of: 4, outputPadding: 3)
    }
    #expect(throws: GeometryError.tooSmall(.outputPadding, value: -1, least: 0)) {
      try dilated.transposedSize(of: 4, outputPadding: -1)
    }
  }

  @Test func refusesNumbersThatMakeNoSense() {
    func check(_ geometry: ConvolutionGeometry, _ quantity: GeometryError.Quantity, _ value: Int) {
      let least = quantity == .padding ? 0 : 1
      let expected = GeometryError.tooSmall(quantity, value: value, least: least)
      #expect(throws: expected) { try geometry.convolutionSize(of: 5) }
      #expect(throws: expected) { try geometry.transposedSize(of: 5) }
      #expect(throws: expected) { try geometry.inputSizes(convolvedTo: 5) }
    }
    check(ConvolutionGeometry(kernelSize: 0), .kernelSize, 0)
    check(ConvolutionGeometry(kernelSize: 1, stride: 0), .stride, 0)
    check(ConvolutionGeometry(kernelSize: 1, stride: -2), .stride, -2)
    check(ConvolutionGeometry(kernelSize: 1, padding: -1), .padding, -1)
    check(ConvolutionGeometry(kernelSize: 1, dilation: 0), .dilation, 0)
    #expect(throws: GeometryError.tooSmall(.inputSize, value: 0, least: 1)) {
      try ConvolutionGeometry(kernelSize: 1).transposedSize(of: 0)
    }
    #expect(throws: GeometryError.kernelExceedsInput(kernel: 5, input: 4)) {
      try ConvolutionGeometry(kernelSize: 3, padding: 1, dilation: 2).convolutionSize(of: 2)
    }
    #expect(throws: GeometryError.outputVanishes(size: 0)) {
      try ConvolutionGeometry(kernelSize: 2, padding: 1).transposedSize(of: 1)
    }
  }

  @Test func throwsWhereNumbersOverflow() throws {
    let huge = Int.max
    let geometries = [
      ConvolutionGeometry(kernelSize: huge, stride: huge, padding: huge, dilation: huge),
      ConvolutionGeometry(kernelSize: 2, padding: huge),
      ConvolutionGeometry(kernelSize: 2, dilation: huge),
    ]
    for geometry in geometries {
      #expect(throws: GeometryError.self) { try geometry.transposedSize(of: huge) }
      #expect(throws: GeometryError.self) { try geometry.convolutionSize(of: huge - 1) }
      #expect(throws: GeometryError.self) { try geometry.inputSizes(convolvedTo: huge) }
      #expect(throws: GeometryError.self) { try geometry.outputPadding(from: huge, to: huge) }
    }
    let sparse = ConvolutionGeometry(kernelSize: 2, stride: huge)
    #expect(try sparse.convolutionSize(of: huge) == 1)
    #expect(throws: GeometryError.overflow) { try sparse.transposedSize(of: 3) }
    let square = Extent2D(Int(Int32.max) * 2)
    #expect(throws: GeometryError.overflow) { try ImageShape(channels: 4, size: square) }
    #expect(throws: GeometryError.overflow) {
      try ImageShape(batchSize: 0, channels: 4, size: square)
    }
  }

  @Test func countsOverlaps() throws {
    func counts(_ k: Int, _ s: Int, p: Int = 0, op: Int = 0) throws -> [Int] {
      try ConvolutionGeometry(kernelSize: k, stride: s, padding: p)
        .overlapCounts(of: 3, outputPadding: op)
    }
    #expect(try counts(3, 2) == [1, 1, 2, 1, 2, 1, 1])
    #expect(try counts(4, 2) == [1, 1, 2, 2, 2, 2, 1, 1])
    #expect(try counts(2, 2) == [1, 1, 1, 1, 1, 1])
    #expect(try counts(1, 2) == [1, 0, 1, 0, 1])
    #expect(try counts(3, 2, p: 1, op: 1) == [1, 2, 1, 2, 1, 1])
    let rectangular = ConvolutionGeometry2D(
      kernelSize: Extent2D(height: 3, width: 1), stride: Extent2D(height: 2, width: 1))
    #expect(
      try rectangular.overlapCounts(of: 2) == [1, 1, 1, 1, 2, 2, 1, 1, 1, 1])
  }
}
