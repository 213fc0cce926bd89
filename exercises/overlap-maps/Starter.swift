import TensorCore

/// Returns how many copies of a kernel meet in each cell of a transposed convolution's output.
///
/// - Parameters:
///   - size: The input's cells along each axis.
///   - kernel: The kernel's weights along each axis.
///   - stride: The cells from one copy to the next.
/// - Returns: The counts, `[(size - 1) * stride + kernel, …]`.
func overlapCounts(size: Int, kernel: Int, stride: Int) -> Tensor {
  Tensor(zeros: [1, 1])
}
