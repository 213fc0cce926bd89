/// Returns the output padding with which a transposed convolution recovers a size.
///
/// - Parameters:
///   - size: The size before the convolution.
///   - kernel: The number of weights along the axis.
///   - stride: The cells from one position to the next.
///   - padding: The zeros at each end.
/// - Returns: The cells to append.
func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  -1
}
