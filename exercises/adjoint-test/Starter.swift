import TensorCore

/// Returns by how much an image fails the adjoint identity.
///
/// - Parameters:
///   - u: An image, `[H, W]`.
///   - v: An image of the convolution's size.
///   - back: What a transposed convolution is said to make of `v`, `[H, W]`.
///   - kernel: The kernel, `[K, K]`.
///   - stride: The cells from one window to the next.
/// - Returns: The left side of the identity less the right one.
func adjointGap(
  _ u: Tensor, _ v: Tensor, back: Tensor, kernel: Tensor, stride: Int
) -> Float {
  .infinity
}
