import NeuralNetworks

/// Trains a generator of discs and returns its parameters.
///
/// - Parameters:
///   - real: The pictures to learn from, `[256, 1, 16, 16]`, from -1 to 1.
///   - transposed: Whether the blocks are transposed convolutions; else they repeat and convolve.
/// - Returns: The nine parameters, from the first layer to the last.
func generator(from real: Tensor, transposed: Bool) -> [Tensor] {
  // Two networks that push each other; return the values of one.
  []
}
