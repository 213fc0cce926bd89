import CKernels
import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct WeightGradientTests {
  @Test func everyCorrelationIsExactOnEverySmallShape() {
    for convolution in Convolution2D.small {
      expectExact(on: convolution, level: .supported)
    }
  }

  @Test(arguments: KernelLevel.available)
  func everyLevelIsExactOnSpecialShapes(level: KernelLevel) {
    for convolution in Convolution2D.special {
      expectExact(on: convolution, level: level)
    }
  }

  @Test func addsUpPlacesBeyondOnePacking() throws {
    let convolution = try Convolution2D.square(
      batch: 2, features: 21, channels: 22, size: 96, kernel: 2, stride: 1)
    expectExact(on: convolution, level: .supported)
  }

  @Test func publicCallAgreesWithTheReference() throws {
    for convolution in Convolution2D.special {
      let example = Case.whole(convolution)
      #expect(
        convolution.weightGradient(image: example.image, features: example.features)
          == example.weightGradient())
    }
  }

  @Test func biasGradientSumsEachChannel() throws {
    let shape = try ImageShape(batchSize: 2, channels: 2, size: Extent2D(height: 1, width: 2))
    #expect(
      Convolution2D.biasGradient([1, 2, 3, 4, 5, 6, 7, 8], shape: shape) == [14, 22])
  }

  private func expectExact(on convolution: Convolution2D, level: KernelLevel) {
    let example = Case.whole(convolution)
    let expected = example.weightGradient()
    for tile in level.tiles {
      #expect(
        example.weightGradient(by: FloatCorrelation(convolution, tile: tile)) == expected,
        "\(convolution) in tiles of \(tile.rows) × \(tile.columns)")
    }
    if level == .amx {
      #expect(
        example.weightGradient(by: SplitCorrelation(convolution)) == expected, "\(convolution)")
    }
  }
}

extension Case {
  /// The gradient by a correlation.
  func weightGradient(by kernel: some Correlation) -> [Float] {
    var gradient = [Float](repeating: .nan, count: convolution.weightCount)
    image.withUnsafeBufferPointer { image in
      features.withUnsafeBufferPointer { features in
        gradient.withUnsafeMutableBufferPointer { gradient in
          guard let image = image.baseAddress, let features = features.baseAddress,
            let gradient = gradient.baseAddress
          else { return }
          _ = WeightGradient(
            kernel: kernel, image: image, features: features, gradient: gradient
          ).run()
        }
      }
    }
    return gradient
  }

  /// The gradient by its definition: the result is linear in every single weight.
  func weightGradient() -> [Float] {
    let geometry = convolution.geometry
    var gradient = [Float](repeating: 0, count: convolution.weightCount)
    for n in 0..<convolution.features.batchSize {
      for f in 0..<convolution.features.channels {
        for c in 0..<convolution.channelsPerGroup {
          let channel = f / convolution.featuresPerGroup * convolution.channelsPerGroup + c
          for i in 0..<geometry.kernelSize.height {
            for j in 0..<geometry.kernelSize.width {
              var sum: Float = 0
              for h in 0..<convolution.features.size.height {
                let row =
                  h * geometry.vertical.stride - geometry.vertical.padding
                  + i * geometry.vertical.dilation
                guard (0..<convolution.image.size.height).contains(row) else { continue }
                for w in 0..<convolution.features.size.width {
                  let column =
                    w * geometry.horizontal.stride - geometry.horizontal.padding
                    + j * geometry.horizontal.dilation
                  guard (0..<convolution.image.size.width).contains(column) else { continue }
                  sum +=
                    features[convolution.features.index(n, f, h, w)]
                    * image[convolution.image.index(n, channel, row, column)]
                }
              }
              gradient[convolution.weightIndex(f, c, i, j)] += sum
            }
          }
        }
      }
    }
    return gradient
  }
}
