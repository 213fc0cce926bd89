import Tensors
import Testing

struct ConvolutionMethodTests {
  @Test(arguments: ConvolutionMethod.allCases)
  func everyMethodGivesTheSameIntegers(method: ConvolutionMethod) {
    var random = SplitMix64(seed: 91)
    for (K, S, P, D, groups) in [
      (1, 1, 0, 1, 1), (3, 1, 1, 1, 2), (4, 2, 1, 1, 1), (3, 2, 2, 2, 2), (2, 3, 0, 1, 1),
    ] {
      let images = Tensor(randomIntegers: [2, 4, 8, 7], in: -4..<5, using: &random)
      let weight = Tensor(randomIntegers: [6, 4 / groups, K, K], in: -4..<5, using: &random)
      let bias = Tensor(randomIntegers: [6], in: -4..<5, using: &random)
      func convolved(using method: ConvolutionMethod) -> Tensor {
        conv2D(
          images, weight: weight, bias: bias, stride: Extent2D(S), padding: Extent2D(P),
          dilation: Extent2D(D), groups: groups, using: method)
      }
      let expected = convolved(using: .loops)
      #expect(convolved(using: method) == expected, "K \(K), S \(S), P \(P), D \(D)")
    }
  }

  @Test func worksAHandExample() {
    let image: Tensor = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    for method in ConvolutionMethod.allCases {
      #expect(conv2D(image, weight: [[1, 2], [3, 4]], using: method) == [[27, 37], [57, 67]])
    }
  }
}
