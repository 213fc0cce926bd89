import Tensors
import Testing

struct WeightGradientTests {
  @Test func bothWaysAgreeExactlyOnIntegers() {
    var random = SplitMix64(seed: 77)
    for (K, S, P, D, groups) in [
      (1, 1, 0, 1, 1), (3, 1, 1, 1, 1), (3, 2, 1, 1, 2), (4, 2, 1, 1, 1), (2, 3, 0, 2, 1),
      (3, 1, 2, 2, 2),
    ] {
      let image = Tensor(randomIntegers: [2, 4, 9, 8], in: -4..<5, using: &random)
      let weight = Tensor(zeros: [6, 4 / groups, K, K])
      let features = conv2D(
        image, weight: weight, stride: Extent2D(S), padding: Extent2D(P), dilation: Extent2D(D),
        groups: groups)
      let gradient = Tensor(randomIntegers: features.shape, in: -4..<5, using: &random)
      let gradients = WeightGradientMethod.allCases.map { method in
        conv2DWeightGradient(
          image: image, features: gradient, kernelSize: Extent2D(K), stride: Extent2D(S),
          padding: Extent2D(P), dilation: Extent2D(D), groups: groups, using: method)
      }
      #expect(gradients[0].shape == weight.shape)
      #expect(gradients[0] == gradients[1], "K \(K), S \(S), P \(P), D \(D), \(groups) groups")
    }
  }

  @Test func isTheDerivativeOfTheConvolution() {
    var random = SplitMix64(seed: 78)
    let image = Tensor(randomIntegers: [1, 2, 5, 5], in: -4..<5, using: &random)
    let features = Tensor(randomIntegers: [1, 3, 3, 3], in: -4..<5, using: &random)
    let gradient = conv2DWeightGradient(
      image: image, features: features, kernelSize: 3, stride: 2, padding: 1)
    for index in [0, 7, 26, 53] {
      var scalars = [Float](repeating: 0, count: gradient.scalarCount)
      scalars[index] = 1
      let direction = Tensor(shape: gradient.shape, scalars: scalars)
      let change = conv2D(image, weight: direction, stride: 2, padding: 1)
      #expect(gradient.scalars[index] == (change * features).sum())
    }
  }
}
