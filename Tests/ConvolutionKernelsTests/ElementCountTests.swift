import ConvolutionMath
import Testing

@testable import ConvolutionKernels

struct ElementCountTests {
  @Test func messageNamesOperandCountAndShape() {
    #expect(
      countProblem(5, 12, "input", [1, 3, 2, 2])
        == "'input' has 5 elements, but shape [1, 3, 2, 2] takes 12")
    #expect(
      countProblem(1, 2, "bias", [2]) == "'bias' has 1 element, but shape [2] takes 2")
  }

  @Test func wrongInputStopsWithTheCallersLine() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let convolution = try Convolution2D.square(features: 2, channels: 3, size: 2, kernel: 2)
      _ = convolution.transposed([1, 2, 3], weight: [Float](repeating: 1, count: 24))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.hasPrefix("ConvolutionKernelsTests/ElementCountTests.swift:"))
    #expect(message.contains("'input' has 3 elements, but shape [1, 2, 2, 2] takes 8"))
  }

  @Test func wrongGradientOperandStops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let convolution = try Convolution2D.square(features: 2, channels: 3, size: 2, kernel: 2)
      _ = convolution.weightGradient(image: [], features: [Float](repeating: 1, count: 8))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("'image' has 0 elements, but shape [1, 3, 3, 3] takes 27"))
  }

  @Test func wrongWeightStopsWhenItIsPacked() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let convolution = try Convolution2D.square(features: 2, channels: 3, size: 2, kernel: 2)
      _ = PackedWeight([1]).transposed([Float](repeating: 1, count: 8), by: convolution)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("'weight' has 1 element, but shape [2, 3, 2, 2] takes 24"))
  }
}
