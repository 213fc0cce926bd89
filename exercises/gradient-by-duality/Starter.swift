import TensorCore

/// Returns the gradient of a transposed convolution's input.
///
/// - Parameters:
///   - prices: The gradient of the output, `[Cout, H, W]`.
///   - weight: The layer's weight, `[Cin, Cout, K, K]`.
///   - stride: The cells from one copy to the next.
///   - padding: The cells that were cut off at each edge.
/// - Returns: The gradient of the input, `[Cin, h, w]`.
func inputGradient(_ prices: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  // Which outputs did an input cell paint, and what do they cost?
  prices
}
