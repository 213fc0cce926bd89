import Testing

@testable import NeuralNetworks

@Suite struct NormalizationTests {
  @Test func findsMeanAndVarianceOfWholeNumbersExactly() {
    // Channel 0 holds 0…7, channel 1 eight times as much.
    let images = Tensor(
      shape: [2, 2, 2, 2], scalars: [0, 1, 2, 3, 0, 8, 16, 24, 4, 5, 6, 7, 32, 40, 48, 56])
    let (mean, variance) = images.channelMoments()
    #expect(mean == [3.5, 28])
    #expect(variance == [5.25, 336])
    #expect(images.channelSums() == [28, 224])
  }

  @Test func findsASmallVarianceFarFromZero() {
    var random = SplitMix64(seed: 1)
    let noise = Tensor(randomIntegers: [5, 1, 33, 37], in: -8..<9, using: &random) / 64
    let (_, expected) = noise.channelMoments()
    let (mean, variance) = (noise + 8192).channelMoments()
    #expect(abs(mean.scalars[0] - 8192 - noise.mean()) < 1e-3)
    expectClose(variance, expected, tolerance: 1e-6)
  }

  @Test func keepsWhatIsNotANumberInItsChannel() {
    var images = Tensor(ones: [2, 2, 5, 5])
    images[1, 0, 2, 2] = .nan
    let output = BatchNorm2D(channels: 2)(images)
    #expect(output[0..., 0..<1].scalars.allSatisfy { $0.isNaN })
    #expect(output[0..., 1..<2] == Tensor(zeros: [2, 1, 5, 5]))
  }

  @Test(arguments: [true, false])
  func rectifiesOnTheWayAsBehind(isTraining: Bool) throws {
    let input = eighths([3, 2, 5, 7])
    let seed = eighths([3, 2, 5, 7], seed: 8)
    let activations: [(layer: any Layer, rectifier: Rectifier)] = [
      (ReLU(), .zero), (LeakyReLU(slope: 0.25), .slope(0.25)),
    ]
    for (activation, rectifier) in activations {
      let results = [true, false].map { isFused in
        let layer = BatchNorm2D(channels: 2)
        layer.weight.value = [-0.5, 2]
        layer.bias.value = [0.25, -1]
        if !isTraining { layer.eval() }
        let x = Variable(input)
        let y =
          isFused
          ? layer.forward(x, rectifiedBy: rectifier, file: #fileID, line: #line)
          : activation(layer(x))
        y.backward(from: seed)
        return [y.value, x.gradient, layer.weight.gradient, layer.bias.gradient]
      }
      #expect(results[0] == results[1])
    }
  }

  @Test func hasNoGradientsFromNoImages() {
    let layer = BatchNorm2D(channels: 3)
    layer.eval()
    let images = Variable(Tensor(zeros: [0, 3, 4, 4]))
    layer(images).sum().backward()
    #expect(images.gradient == images.value)
    #expect(layer.weight.gradient == [0, 0, 0])
    #expect(layer.bias.gradient == [0, 0, 0])
  }

  @Test func joinsAnActivationOnlyToTheNormalizationBeforeIt() {
    let stages = Stage.stages(of: [
      ReLU(), BatchNorm2D(channels: 1), ReLU(), ReLU(), BatchNorm2D(channels: 1), Tanh(),
      BatchNorm2D(channels: 1), LeakyReLU(slope: -1),
    ])
    let isJoined = stages.map { if case .normalization = $0 { true } else { false } }
    #expect(isJoined == [false, true, false, false, false, false, false])
  }
}
