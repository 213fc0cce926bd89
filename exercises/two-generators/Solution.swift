import NeuralNetworks

func generator(from real: Tensor, transposed: Bool) -> [Tensor] {
  var random = SplitMix64(seed: 121)
  let (drawer, judge) = (drawingNetwork(transposed, &random), judgingNetwork(&random))
  drawer.initializeNormal(using: &random)
  judge.initializeNormal(using: &random)
  let drawerSteps = Adam(drawer.parameters, learningRate: 0.002, betas: (0.5, 0.999))
  let judgeSteps = Adam(judge.parameters, learningRate: 0.002, betas: (0.5, 0.999))
  let (yes, no) = (Tensor(ones: [8, 1, 1, 1]), Tensor(zeros: [8, 1, 1, 1]))
  for step in 0..<300 {
    let start = step % 32 * 8
    let truth = Variable(constant: real[start..<start + 8, ...])
    let drawn = drawer(
      Variable(constant: Tensor(randomNormal: [8, 8, 1, 1], using: &random)))
    judgeSteps.minimize(
      binaryCrossEntropy(logits: judge(truth), yes)
        + binaryCrossEntropy(logits: judge(Variable(constant: drawn.value)), no))
    drawerSteps.minimize(binaryCrossEntropy(logits: judge(drawn), yes))
  }
  return drawer.parameters.map(\.value)
}

func drawingNetwork(_ transposed: Bool, _ random: inout SplitMix64) -> Sequential {
  Sequential([
    TransposedConv2D(
      inputChannels: 8, outputChannels: 16, kernelSize: 4, hasBias: false, using: &random),
    BatchNorm2D(channels: 16), ReLU(),
    doubling(16, 8, transposed, &random), BatchNorm2D(channels: 8), ReLU(),
    doubling(8, 1, transposed, &random), Tanh(),
  ])
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

func judgingNetwork(_ random: inout SplitMix64) -> Sequential {
  Sequential([
    Conv2D(
      inputChannels: 1, outputChannels: 8, kernelSize: 4, stride: 2, padding: 1, using: &random),
    LeakyReLU(slope: 0.2),
    Conv2D(
      inputChannels: 8, outputChannels: 16, kernelSize: 4, stride: 2, padding: 1,
      hasBias: false, using: &random),
    BatchNorm2D(channels: 16), LeakyReLU(slope: 0.2),
    Conv2D(inputChannels: 16, outputChannels: 1, kernelSize: 4, using: &random),
  ])
}
