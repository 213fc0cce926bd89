/// Returns all input sizes that a convolution takes to one output size, smallest first.
///
/// - Parameters:
///   - output: The output size, at least 1.
///   - kernel: The number of weights along the axis.
///   - stride: The cells from one position of the kernel to the next.
///   - padding: The zeros at each end of the input.
/// - Returns: The input sizes.
func forwardSizes(of output: Int, kernel: Int, stride: Int, padding: Int) -> [Int] {
  // Which sizes are they?
  [output]
}
