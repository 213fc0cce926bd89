import NeuralNetworks
import Testing

@Suite struct ModuleTests {
  private func smallNetwork(seed: UInt64 = 1) -> Sequential {
    var generator = SplitMix64(seed: seed)
    return Sequential {
      Conv2D(inputChannels: 1, outputChannels: 2, kernelSize: 3, padding: 1, using: &generator)
      BatchNorm2D(channels: 2)
      for _ in 0..<2 { ReLU() }
      Flatten()
      Linear(inputs: 2 * 4 * 4, outputs: 3, hasBias: false, using: &generator)
    }
  }

  @Test func namesParametersAsPyTorch() {
    #expect(
      smallNetwork().namedParameters.map(\.name)
        == ["0.weight", "0.bias", "1.weight", "1.bias", "5.weight"])
    #expect(
      smallNetwork().namedVariables.map(\.name).filter { $0.contains("running") }
        == ["1.running_mean", "1.running_var"])
  }

  @Test func countsParametersWithoutStatistics() {
    #expect(smallNetwork().parameterCount == (9 * 2 + 2) + 4 + 3 * 32)
  }

  @Test func givesEqualNetworksForEqualSeeds() {
    #expect(smallNetwork().state == smallNetwork().state)
    #expect(smallNetwork().state != smallNetwork(seed: 2).state)
  }

  @Test func switchesLayersInsideBetweenTrainingAndUse() {
    let network = smallNetwork()
    let input = eighths([2, 1, 4, 4])
    network.eval()
    let before = network.state
    _ = network(input)
    #expect(network.state == before)
    network.train()
    _ = network(input)
    #expect(network.state != before)
  }

  @Test func restoresASavedState() throws {
    let (source, target) = (smallNetwork(), smallNetwork(seed: 2))
    _ = source(eighths([2, 1, 4, 4]))
    try target.load(source.state)
    #expect(target.state == source.state)
  }

  @Test func changesNothingIfAStateDoesNotFit() {
    let network = smallNetwork()
    let before = network.state
    var state = smallNetwork(seed: 2).state
    state["5.weight"] = Tensor(zeros: [32, 3])
    let error = StateError.wrongShape(name: "5.weight", expected: [3, 32], actual: [32, 3])
    #expect(throws: error) { try network.load(state) }
    state["5.weight"] = nil
    #expect(throws: StateError.missing(["5.weight"])) { try network.load(state) }
    let extra = before.merging(["6.weight": [1]]) { $1 }
    #expect(throws: StateError.unexpected(["6.weight"])) { try network.load(extra) }
    #expect(network.state == before)
  }

  @Test func drawsWeightsWithinPyTorchsBounds() {
    var generator = SplitMix64(seed: 1)
    // The fan-in of both is the product of the axes behind the first.
    let conv = Conv2D(inputChannels: 4, outputChannels: 9, kernelSize: 5, using: &generator)
    let transposed = TransposedConv2D(
      inputChannels: 4, outputChannels: 9, kernelSize: 5, using: &generator)
    for (layer, fanIn) in [(conv as any Layer, 4 * 25), (transposed, 9 * 25)] {
      let bound = 1 / Float(fanIn).squareRoot()
      for parameter in layer.parameters {
        #expect(abs(parameter.value).max() <= bound)
      }
      #expect(abs(layer.parameters[0].value).max() > 0.98 * bound)
    }
  }

  @Test func drawsNormalWeightsAroundZeroAndScalesAroundOne() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential {
      Conv2D(inputChannels: 8, outputChannels: 64, kernelSize: 3, using: &generator)
      BatchNorm2D(channels: 64)
    }
    network.initializeNormal(using: &generator)
    let weight = network.parameters[0].value
    #expect(weight.mean().magnitude < 0.001)
    #expect(((weight * weight).mean().squareRoot() - 0.02).magnitude < 0.001)
    #expect(network.parameters[1].value == Tensor(zeros: [64]))
    #expect((network.parameters[2].value.mean() - 1).magnitude < 0.01)
    #expect(network.parameters[2].value != Tensor(ones: [64]))
  }
}
