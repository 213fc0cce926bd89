import ConvolutionMath
import Testing

@testable import ConvolutionKernels

/// What is summed along rows as they lie: gradients of image layers, and convolutions to one cell.
struct RowProductsTests {
  static let imageLayers: [Convolution2D] = [
    try? .square(batch: 3, features: 9, channels: 3, size: 16, kernel: 4, stride: 2, padding: 1),
    try? .square(batch: 2, features: 6, channels: 4, size: 32, kernel: 3, padding: 1, groups: 2),
    try? .square(features: 1, channels: 1, size: 16, kernel: 5, stride: 3, dilation: 2),
  ].compactMap(\.self)

  @Test(arguments: KernelLevel.available)
  func gradientsOfImageLayersAreExact(level: KernelLevel) throws {
    for convolution in Self.imageLayers {
      let example = Case.whole(convolution)
      let rows = try #require(RowCorrelation(convolution, level: level))
      var gradient = [Float](repeating: .nan, count: convolution.weightCount)
      example.image.withUnsafeBufferPointer { image in
        example.features.withUnsafeBufferPointer { features in
          gradient.withUnsafeMutableBufferPointer { gradient in
            guard let image = image.baseAddress, let features = features.baseAddress,
              let gradient = gradient.baseAddress
            else { return }
            rows.run(image: image, features: features, into: gradient)
          }
        }
      }
      #expect(gradient == example.weightGradient(), "\(convolution) at \(level)")
    }
  }

  @Test(arguments: KernelLevel.available)
  func nonFiniteNumbersReachOnlyTheWeightsTheyMeet(level: KernelLevel) throws {
    let convolution = try #require(Self.imageLayers.first)
    // The first feature cell meets no image cell through the kernel's first row and column.
    let example = Case.whole(convolution).replacing(at: 0, in: .transposed, with: .infinity)
    let gradient = convolution.weightGradient(
      image: example.image, features: example.features, level: level)
    #expect(gradient[0].isFinite)
    #expect(!gradient[5].isFinite)
    #expect(
      zip(gradient, example.weightGradient()).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
  }

  @Test(arguments: KernelLevel.available)
  func convolvesToOneCell(level: KernelLevel) throws {
    for batch in [1, 2, 7] {
      let convolution = try Convolution2D.square(
        batch: batch, features: 21, channels: 67, size: 1, kernel: 4)
      let example = Case.whole(convolution)
      let bias = (0..<21).map { Float($0) }
      let expected = example.reference(.convolution).enumerated().map { $1 + bias[$0 % 21] }
      let plan = example.weight.withUnsafeBufferPointer {
        ConvolutionPlan(convolution, .convolution, weight: $0, level: level)
      }
      #expect(plan(example.image, bias: bias) == expected)
    }
  }
}
