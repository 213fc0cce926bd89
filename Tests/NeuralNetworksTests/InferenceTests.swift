import ConvolutionKernels
import NeuralNetworks
import Testing

/// What layers compute on data, where they keep no record for gradients.
@Suite struct InferenceTests {
  @Test func computesOnTensorsWhatItComputesOnVariables() {
    var random = SplitMix64(seed: 1)
    let network = Self.network(using: &random)
    // Statistics that are not those of a fresh layer.
    _ = network(Variable(constant: Tensor(randomNormal: [8, 3, 12, 12], using: &random)))
    network.eval()
    for batchSize in [1, 5] {
      let images = Tensor(randomNormal: [batchSize, 3, 12, 12], using: &random)
      #expect(network(images) == network(Variable(constant: images)).value)
    }
  }

  @Test func computesOnTensorsWhatItComputesOnVariablesInTraining() {
    var random = SplitMix64(seed: 2)
    let images = Tensor(randomNormal: [4, 3, 12, 12], using: &random)
    let networks = (0..<2).map { _ in
      var random = SplitMix64(seed: 3)
      return Self.network(using: &random)
    }
    #expect(networks[0](images) == networks[1](Variable(constant: images)).value)
    #expect(networks[0].state == networks[1].state, "the same running statistics")
  }

  @Test func leavesTheCallersTensorAsItIs() {
    let images = eighths([2, 3, 4, 4])
    let layers: [any Layer] = [
      ReLU(), LeakyReLU(), Tanh(), Sigmoid(), BatchNorm2D(channels: 3),
      Sequential([BatchNorm2D(channels: 3), ReLU()]),
    ]
    for layer in layers { _ = layer(images) }
    #expect(images == eighths([2, 3, 4, 4]))
  }

  @Test func noticesThatAWeightHasChanged() {
    var random = SplitMix64(seed: 4)
    let layers: [any Layer] = [
      Conv2D(inputChannels: 8, outputChannels: 8, kernelSize: 3, using: &random),
      TransposedConv2D(inputChannels: 8, outputChannels: 8, kernelSize: 3, using: &random),
    ]
    let images = Tensor(randomNormal: [1, 8, 9, 9], using: &random)
    for layer in layers {
      let weight = layer.parameters[0]
      let before = layer(images)
      #expect(layer(images) == before)
      weight.value[0, 0, 0, 0] += 1
      #expect(layer(images) != before)
      #expect(layer(images) == layer(Variable(constant: images)).value)
      let optimizer = SGD(layer.parameters, learningRate: 0.1)
      optimizer.minimize(layer(Variable(constant: images)).sum())
      #expect(layer(images) == layer(Variable(constant: images)).value)
      weight.value = Tensor(zeros: weight.shape)
      #expect(layer(images) == layer(Variable(constant: images)).value)
    }
  }

  @Test(arguments: [1, 2, 3])
  func enlargesAndConvolvesInOneStep(factor: Int) {
    var random = SplitMix64(seed: 6)
    for kernelSize in [1, 3, 5] {
      let block = UpsampleConv(
        inputChannels: 3, outputChannels: 5, factor: Extent2D(factor), kernelSize: kernelSize,
        using: &random)
      let images = Tensor(randomNormal: [2, 3, 6, 7], using: &random)
      expectClose(block(images), block(Variable(constant: images)).value)
      // Whole numbers make the sums exact in either order.
      let whole = Tensor(randomIntegers: [2, 3, 6, 7], in: -4..<5, using: &random)
      block.conv.weight.value = Tensor(
        randomIntegers: block.conv.weight.shape, in: -4..<5, using: &random)
      block.conv.bias?.value = [1, -2, 3, -4, 5]
      #expect(block(whole) == block(Variable(constant: whole)).value)
    }
  }

  @Test func computesTheSameOnAnyNumberOfThreads() {
    let limit = ComputeThreads.limit
    defer { ComputeThreads.limit = limit }
    let states = [1, 2, 3].map { threads in
      ComputeThreads.limit = threads
      var random = SplitMix64(seed: 5)
      let network = Self.network(using: &random)
      let optimizer = Adam(network.parameters)
      // Large enough for every pass to be divided.
      let images = Tensor(randomNormal: [16, 3, 40, 40], using: &random)
      let target = Tensor(zeros: network(images).shape)
      for _ in 0..<2 {
        optimizer.minimize(meanSquaredError(network(Variable(constant: images)), target))
      }
      return network.state
    }
    #expect(states[0] == states[1])
    #expect(states[0] == states[2])
  }

  private static func network(using random: inout SplitMix64) -> Sequential {
    Sequential {
      Conv2D(
        inputChannels: 3, outputChannels: 32, kernelSize: 4, stride: 2, padding: 1, using: &random)
      LeakyReLU(slope: 0.2)
      Conv2D(
        inputChannels: 32, outputChannels: 40, kernelSize: 3, padding: 1, groups: 2,
        hasBias: false, using: &random)
      BatchNorm2D(channels: 40)
      LeakyReLU(slope: 0.2)
      TransposedConv2D(
        inputChannels: 40, outputChannels: 16, kernelSize: 4, stride: 2, padding: 1,
        using: &random)
      BatchNorm2D(channels: 16)
      ReLU()
      BatchNorm2D(channels: 16)
      TransposedConv2D(inputChannels: 16, outputChannels: 1, kernelSize: 3, using: &random)
      Tanh()
      Sigmoid()
    }
  }
}
