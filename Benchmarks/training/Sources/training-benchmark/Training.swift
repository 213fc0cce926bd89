import NeuralNetworks

/// DCGAN for images of 32 by 32, trained as in PyTorch's tutorial; `peer.py` has the same.
@MainActor
final class Training {
  private let generator: Sequential
  private let discriminator: Sequential
  private let painter: Adam
  private let critic: Adam
  private let images: [Variable]
  private let noise: [Variable]
  private let real: Tensor
  private let fake: Tensor
  private var stepCount = 0

  /// Creates the networks with recorded weights.
  init(_ recorded: [String: Tensor]) throws {
    generator = Training.generator()
    discriminator = Training.discriminator()
    try generator.load(recorded.part("generator."))
    try discriminator.load(recorded.part("discriminator."))
    painter = Adam(generator.parameters, learningRate: 2e-4, betas: (0.5, 0.999))
    critic = Adam(discriminator.parameters, learningRate: 2e-4, betas: (0.5, 0.999))
    images = recorded.batches("images.")
    noise = recorded.batches("noise.")
    let logits = [images[0].shape[0], 1, 1, 1]
    (real, fake) = (Tensor(ones: logits), Tensor(zeros: logits))
  }

  /// Trains both networks on one batch and returns the losses of discriminator and generator.
  func step() -> [Float] {
    let batch = stepCount % images.count
    stepCount += 1
    let painted = generator(noise[batch])
    // Two losses whose gradients add up; the painted images are data here, without their tape.
    critic.clearGradients()
    let realLoss = binaryCrossEntropy(logits: discriminator(images[batch]), real)
    realLoss.backward()
    let data = Variable(constant: painted.value)
    let fakeLoss = binaryCrossEntropy(logits: discriminator(data), fake)
    fakeLoss.backward()
    critic.step()
    let loss = binaryCrossEntropy(logits: discriminator(painted), real)
    painter.minimize(loss)
    return [realLoss.value.scalars[0] + fakeLoss.value.scalars[0], loss.value.scalars[0]]
  }

  private static func generator() -> Sequential {
    var random = SplitMix64(seed: 1)
    let widths = [100, 128, 64, 32]
    return Sequential {
      for layer in 0..<3 {
        TransposedConv2D(
          inputChannels: widths[layer], outputChannels: widths[layer + 1], kernelSize: 4,
          stride: layer == 0 ? 1 : 2, padding: layer == 0 ? 0 : 1, hasBias: false, using: &random)
        BatchNorm2D(channels: widths[layer + 1])
        ReLU()
      }
      TransposedConv2D(
        inputChannels: 32, outputChannels: 1, kernelSize: 4, stride: 2, padding: 1, hasBias: false,
        using: &random)
      Tanh()
    }
  }

  private static func discriminator() -> Sequential {
    var random = SplitMix64(seed: 2)
    return Sequential {
      Conv2D(
        inputChannels: 1, outputChannels: 32, kernelSize: 4, stride: 2, padding: 1, hasBias: false,
        using: &random)
      LeakyReLU(slope: 0.2)
      for width in [32, 64] {
        Conv2D(
          inputChannels: width, outputChannels: 2 * width, kernelSize: 4, stride: 2, padding: 1,
          hasBias: false, using: &random)
        BatchNorm2D(channels: 2 * width)
        LeakyReLU(slope: 0.2)
      }
      Conv2D(inputChannels: 128, outputChannels: 1, kernelSize: 4, hasBias: false, using: &random)
    }
  }
}

extension [String: Tensor] {
  /// Returns the tensors whose names begin with some text, without it.
  func part(_ prefix: String) -> [String: Tensor] {
    let matching = filter { $0.key.hasPrefix(prefix) }
    return [String: Tensor](
      uniqueKeysWithValues: matching.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }

  /// Returns the tensors `PREFIX0`, `PREFIX1` and so on.
  func batches(_ prefix: String) -> [Variable] {
    var batches: [Variable] = []
    while let next = self["\(prefix)\(batches.count)"] { batches.append(Variable(constant: next)) }
    return batches
  }
}
