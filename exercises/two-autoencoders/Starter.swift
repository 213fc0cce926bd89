import NeuralNetworks

/// Trains an autoencoder and returns its parameters.
///
/// - Parameters:
///   - pictures: The pictures to learn from, `[64, 1, 16, 16]`.
///   - transposed: Whether the blocks are transposed convolutions; else they repeat and convolve.
/// - Returns: Weight and bias of each of the four layers, from the first to the last.
func trained(_ pictures: Tensor, transposed: Bool) -> [Tensor] {
  // Build the network, take steps, return the values.
  []
}
