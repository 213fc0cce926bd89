import ConvolutionMath
import Testing

@testable import ConvolutionKernels

/// Gradients of weights by minimal filtering algorithms.
struct TileCorrelationTests {
  /// Layers whose gradients are computed in tiles: several portions, channels that fill up no block.
  private static func wide() throws -> [Convolution2D] {
    [
      try .square(batch: 5, features: 35, channels: 33, size: 16, kernel: 4, stride: 2, padding: 1),
      try .square(batch: 5, features: 33, channels: 37, size: 9, kernel: 3, padding: 1),
    ]
  }

  @Test func isExactOnWholeNumbers() throws {
    var count = 0
    for convolution in try Convolution2D.small + TileProductTests.odd() {
      guard TileConvolution(convolution, .convolution) != nil else { continue }
      count += 1
      let example = Case.whole(convolution)
      let expected = example.weightGradient()
      for level in KernelLevel.available where level < .amx {
        #expect(example.tileGradient(at: level) == expected, "\(convolution) at \(level)")
      }
    }
    #expect(count > 100)
  }

  @Test func isAsPreciseAsDirectProducts() throws {
    for convolution in try Self.wide() {
      try #require(TileCorrelation.pays(for: convolution))
      let example = Case.real(convolution)
      let exact = example.exactGradient()
      for level in KernelLevel.available where level < .amx {
        let tiles = example.weightGradient(at: level, by: .minimal)
        let direct = example.weightGradient(at: level, by: .direct)
        #expect(tiles != direct, "the gradient was not computed in tiles")
        let (error, bound) = (squaredError(tiles, exact), squaredError(direct, exact))
        #expect(error <= 1.3 * 1.3 * bound, "\(convolution) at \(level): \(error / bound)")
      }
    }
  }

  @Test func anInfinityReachesWhatItReachesDirectly() throws {
    let convolution = try Self.wide()[0]
    for special in [Float.infinity, .nan, .greatestFiniteMagnitude] {
      for direction in ProductTests.directions {
        let example = Case.real(convolution).replacing(at: 77, in: direction, with: special)
        let pairs = zip(
          example.weightGradient(at: .avx512, by: .minimal),
          example.weightGradient(at: .avx512, by: .direct))
        #expect(pairs.allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) })
      }
    }
  }

  @Test func aSmallLayerIsComputedDirectly() throws {
    let layers: [(Convolution2D, pays: Bool)] = [
      (
        try .square(
          batch: 16, features: 512, channels: 256, size: 4, kernel: 4, stride: 2, padding: 1), true
      ),
      (try .square(batch: 4, features: 32, channels: 32, size: 8, kernel: 3, padding: 1), true),
      // Too few tiles, too few channels, kernels and strides without tiles.
      (
        try .square(
          batch: 2, features: 512, channels: 256, size: 4, kernel: 4, stride: 2, padding: 1), false
      ),
      (
        try .square(
          batch: 16, features: 64, channels: 3, size: 32, kernel: 4, stride: 2, padding: 1), false
      ),
      (try .square(features: 64, channels: 64, size: 32, kernel: 3, stride: 2, padding: 1), false),
      (try .square(features: 64, channels: 64, size: 32, kernel: 5, padding: 2), false),
    ]
    for (layer, pays) in layers {
      #expect(TileCorrelation.pays(for: layer) == pays, "\(layer)")
    }
  }

  private func squaredError(_ numbers: [Float], _ exact: [Double]) -> Double {
    zip(numbers, exact).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
  }
}

extension Case {
  func weightGradient(at level: KernelLevel, by algorithm: ConvolutionAlgorithm) -> [Float] {
    convolution.weightGradient(
      image: image, features: features, level: level, algorithm: algorithm)
  }
}
