// expects: other-kind

import NeuralNetworks

func trained(_ pictures: Tensor, transposed: Bool) -> [Tensor] {
  var random = SplitMix64(seed: 3)
  let layers: [any Layer] = [
    Conv2D(
      inputChannels: 1, outputChannels: 6, kernelSize: 3, stride: 2, padding: 1, using: &random),
    ReLU(),
    Conv2D(
      inputChannels: 6, outputChannels: 4, kernelSize: 3, stride: 2, padding: 1, using: &random),
    block(4, 8, true, &random), ReLU(), block(8, 1, true, &random),
  ]
  let network = Sequential(layers)
  let adam = Adam(network.parameters, learningRate: 0.01)
  for step in 0..<200 {
    let batch = pictures[step % 8 * 8..<step % 8 * 8 + 8, ...]
    adam.minimize(meanSquaredError(network(Variable(constant: batch)), batch))
  }
  return network.parameters.map(\.value)
}

func block(_ m: Int, _ n: Int, _ transposed: Bool, _ random: inout SplitMix64) -> any Layer {
  guard transposed else {
    return UpsampleConv(inputChannels: m, outputChannels: n, using: &random)
  }
  return TransposedConv2D(
    inputChannels: m, outputChannels: n, kernelSize: 3, stride: 2, padding: 1, outputPadding: 1,
    using: &random)
}
