import NeuralNetworks

/// DCGAN's generator for images of 64 by 64 in use, after training.
struct WholeGenerator {
  private let network: DCGANGenerator
  private let noise: Tensor

  /// Creates the generator with recorded weights, for the first rows of the recorded noise.
  init(_ recorded: [String: Tensor], batchSize: Int) throws {
    var random = SplitMix64(seed: 1)
    network = DCGANGenerator(using: &random)
    try network.load(recorded.part("whole."))
    network.eval()
    noise = (recorded["noise.0"] ?? Tensor(zeros: [64, 100, 1, 1]))[0..<batchSize]
  }

  func run() {
    _ = network(noise)
  }
}
