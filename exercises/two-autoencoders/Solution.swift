import NeuralNetworks

func trained(_ pictures: Tensor, transposed: Bool) -> [Tensor] {
  var random = SplitMix64(seed: 7)
  let network = Sequential([
    Conv2D(
      inputChannels: 1, outputChannels: 6, kernelSize: 3, stride: 2, padding: 1, using: &random),
    ReLU(),
    Conv2D(
      inputChannels: 6, outputChannels: 4, kernelSize: 3, stride: 2, padding: 1, using: &random),
    doubling(4, 8, transposed, &random), ReLU(), doubling(8, 1, transposed, &random),
  ])
  let optimizer = Adam(network.parameters, learningRate: 0.01)
  let count = pictures.shape[0]
  for step in 0..<200 {
    let start = step * 8 % count
    let batch = pictures[start..<min(start + 8, count), ...]
    optimizer.minimize(meanSquaredError(network(Variable(constant: batch)), batch))
  }
  return network.parameters.map(\.value)
}

func doubling(
  _ inputs: Int, _ outputs: Int, _ transposed: Bool, _ random: inout SplitMix64
) -> any Layer {
  if transposed {
    return TransposedConv2D(
      inputChannels: inputs, outputChannels: outputs, kernelSize: 3, stride: 2, padding: 1,
      outputPadding: 1, using: &random)
  }
  return UpsampleConv(inputChannels: inputs, outputChannels: outputs, using: &random)
}
