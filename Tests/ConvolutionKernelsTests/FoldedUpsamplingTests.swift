import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct FoldedUpsamplingTests {
  static let settings = [(1, 0), (3, 0), (3, 1), (5, 2), (4, 1)]

  @Test(arguments: settings, [1, 2, 3])
  func nearestThenConvolutionIsTheSame(_ kernel: (size: Int, padding: Int), factor: Int) throws {
    let shape = try ImageShape(batchSize: 2, channels: 3, size: Extent2D(height: 4, width: 5))
    let large = try ImageShape(
      batchSize: 2, channels: 3, size: Extent2D(height: 4 * factor, width: 5 * factor))
    let convolution = try Convolution2D(
      reading: large, featureChannels: 2,
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(kernel.size), padding: Extent2D(kernel.padding)))
    let example = Case.whole(convolution)
    let input = Array(example.image[..<shape.count])
    var enlarged: [Float] = []
    for row in 0..<2 * 3 * large.size.height {
      for column in 0..<large.size.width {
        enlarged.append(input[row / factor * 5 + column / factor])
      }
    }
    let fold = try FoldedUpsampling(
      .nearestThenConvolution, input: shape, outputChannels: 2, kernelSize: kernel.size,
      padding: kernel.padding, factor: factor)
    #expect(fold.convolution.image == convolution.features)
    #expect(
      fold.convolution.transposed(input, weight: fold.weight(from: example.weight))
        == convolution.convolve(enlarged, weight: example.weight))
  }

  @Test(arguments: settings, [1, 2, 3])
  func convolutionThenPixelShuffleIsTheSame(
    _ kernel: (size: Int, padding: Int), factor: Int
  ) throws {
    let shape = try ImageShape(batchSize: 2, channels: 3, size: Extent2D(height: 6, width: 5))
    let convolution = try Convolution2D(
      reading: shape, featureChannels: 2 * factor * factor,
      geometry: ConvolutionGeometry2D(
        kernelSize: Extent2D(kernel.size), padding: Extent2D(kernel.padding)))
    let example = Case.whole(convolution)
    let features = convolution.convolve(example.image, weight: example.weight)
    let fold = try FoldedUpsampling(
      .convolutionThenPixelShuffle, input: shape, outputChannels: 2, kernelSize: kernel.size,
      padding: kernel.padding, factor: factor)
    let target = fold.convolution.image
    let result = fold.convolution.transposed(
      example.image, weight: fold.weight(from: example.weight))
    for n in 0..<2 {
      for c in 0..<2 {
        for y in 0..<target.size.height {
          for x in 0..<target.size.width {
            let part = y % factor * factor + x % factor
            let from = convolution.features.index(
              n, c * factor * factor + part, y / factor, x / factor)
            #expect(result[target.index(n, c, y, x)] == features[from])
          }
        }
      }
    }
  }

  @Test(arguments: kinds)
  func paddingAsWideAsTheKernelIsRefused(_ kind: FoldedUpsampling.Kind) throws {
    for padding in [3, .max] {
      let least = padding == .max ? .max : padding + 1
      #expect(throws: GeometryError.tooSmall(.kernelSize, value: 3, least: least)) {
        try fold(kind, kernelSize: 3, padding: padding, factor: 2)
      }
    }
  }

  @Test(arguments: kinds)
  func sizesBeyondAnIntegerAreRefused(_ kind: FoldedUpsampling.Kind) throws {
    for (kernelSize, factor) in [
      (Int.max, 2), (2, Int.max), (Int.max, Int.max), (1 << 40, 1 << 40),
    ] {
      #expect(throws: GeometryError.overflow) {
        try fold(kind, kernelSize: kernelSize, padding: 0, factor: factor)
      }
    }
  }

  @Test(arguments: kinds)
  func sizesBelowTheLeastAreRefused(_ kind: FoldedUpsampling.Kind) throws {
    #expect(throws: GeometryError.tooSmall(.kernelSize, value: .min, least: 1)) {
      try fold(kind, kernelSize: .min, padding: 0, factor: 2)
    }
    #expect(throws: GeometryError.tooSmall(.padding, value: .min, least: 0)) {
      try fold(kind, kernelSize: 3, padding: .min, factor: 2)
    }
    #expect(throws: GeometryError.tooSmall(.factor, value: 0, least: 1)) {
      try fold(kind, kernelSize: 3, padding: 1, factor: 0)
    }
  }

  static let kinds: [FoldedUpsampling.Kind] = [
    .nearestThenConvolution, .convolutionThenPixelShuffle,
  ]

  private func fold(
    _ kind: FoldedUpsampling.Kind, kernelSize: Int, padding: Int, factor: Int
  ) throws -> FoldedUpsampling {
    try FoldedUpsampling(
      kind, input: ImageShape(size: 4), outputChannels: 1, kernelSize: kernelSize,
      padding: padding, factor: factor)
  }
}
