import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct ProductTests {
  static let directions: [ConvolutionDirection] = [.convolution, .transposed]

  @Test(arguments: directions)
  func everyStrategyIsExactOnEverySmallShape(direction: ConvolutionDirection) {
    for convolution in Convolution2D.small {
      expectAllStrategiesExact(on: convolution, direction, levels: [.supported])
    }
  }

  @Test(arguments: directions, KernelLevel.available)
  func everyLevelIsExactOnSpecialShapes(direction: ConvolutionDirection, level: KernelLevel) {
    for convolution in Convolution2D.special {
      expectAllStrategiesExact(on: convolution, direction, levels: [level])
    }
  }

  private func expectAllStrategiesExact(
    on convolution: Convolution2D, _ direction: ConvolutionDirection, levels: [KernelLevel]
  ) {
    let example = Case.whole(convolution)
    let expected = example.reference(direction)
    for level in levels {
      for strategy in Strategy.all(for: convolution, direction, level: level) {
        #expect(
          example.result(direction, strategy) == expected, "\(convolution) at \(level): \(strategy)"
        )
      }
    }
  }
}
