import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct ProductTests {
  static let directions: [Direction] = [.convolution, .transposed]

  @Test(arguments: directions)
  func everyStrategyIsExactOnEverySmallShape(direction: Direction) {
    for convolution in Convolution2D.small {
      expectAllStrategiesExact(on: convolution, direction, levels: [.supported])
    }
  }

  @Test(arguments: directions, KernelLevel.available)
  func everyLevelIsExactOnSpecialShapes(direction: Direction, level: KernelLevel) {
    for convolution in Convolution2D.special {
      expectAllStrategiesExact(on: convolution, direction, levels: [level])
    }
  }

  private func expectAllStrategiesExact(
    on convolution: Convolution2D, _ direction: Direction, levels: [KernelLevel]
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
