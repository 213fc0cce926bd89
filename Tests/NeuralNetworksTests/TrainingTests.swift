import NeuralNetworks
import Testing

@Suite struct TrainingTests {
  @Test func teachesAnAutoencoderToDrawSquares() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential {
      Conv2D(
        inputChannels: 1, outputChannels: 4, kernelSize: 4, stride: 2, padding: 1,
        using: &generator)
      ReLU()
      TransposedConv2D(
        inputChannels: 4, outputChannels: 1, kernelSize: 4, stride: 2, padding: 1,
        using: &generator)
    }
    let images = squares(8, size: 8, using: &generator)
    let optimizer = Adam(network.parameters, learningRate: 0.02)
    let losses = (0..<60).map { _ in
      let loss = meanSquaredError(network(Variable(constant: images)), images)
      optimizer.minimize(loss)
      return loss.value.scalars[0]
    }
    #expect(losses[59] < losses[0] / 5, "from \(losses[0]) to \(losses[59])")
  }

  @Test func repeatsATrainingRunExactly() {
    #expect(adversarialLosses(stepCount: 2) == adversarialLosses(stepCount: 2))
  }

  @Test func teachesADiscriminatorToTellNoiseFromSquares() {
    let losses = adversarialLosses(stepCount: 8)
    #expect(losses[7] < losses[0] / 2, "\(losses)")
  }

  /// Trains a small DCGAN on squares and returns the discriminator's losses.
  private func adversarialLosses(stepCount: Int) -> [Float] {
    var random = SplitMix64(seed: 3)
    let generator = DCGANGenerator(latentSize: 4, width: 1, imageChannels: 1, using: &random)
    let discriminator = DCGANDiscriminator(width: 2, imageChannels: 1, using: &random)
    let betas: (Float, Float) = (0.5, 0.999)
    let critic = Adam(discriminator.parameters, learningRate: 0.01, betas: betas)
    let painter = Adam(generator.parameters, learningRate: 0.0002, betas: betas)
    let (yes, no) = (Tensor(ones: [2, 1, 1, 1]), Tensor(zeros: [2, 1, 1, 1]))
    return (0..<stepCount).map { _ in
      let real = Variable(constant: squares(2, size: 64, using: &random))
      let fake = generator(
        Variable(constant: Tensor(randomNormal: [2, 4, 1, 1], using: &random)))
      // The discriminator's step must not reach the generator: the images alone, without the tape.
      let fakeImages = Variable(constant: fake.value)
      let loss =
        binaryCrossEntropy(logits: discriminator(real), yes)
        + binaryCrossEntropy(logits: discriminator(fakeImages), no)
      critic.minimize(loss)
      painter.minimize(binaryCrossEntropy(logits: discriminator(fake), yes))
      return loss.value.scalars[0]
    }
  }

  /// Returns images of one bright square each, on a dark ground.
  private func squares(
    _ count: Int, size: Int, using generator: inout SplitMix64
  ) -> Tensor {
    var images = Tensor(zeros: [count, 1, size, size])
    for image in 0..<count {
      let (row, column) = (
        Int.random(in: 0..<size / 2, using: &generator),
        Int.random(in: 0..<size / 2, using: &generator)
      )
      images[image, 0, row..<row + size / 2, column..<column + size / 2] = 1
    }
    return images
  }
}
