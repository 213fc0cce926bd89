/// Returns the sizes of a kernel with which all inner cells are painted equally often.
///
/// - Parameters:
///   - limit: The largest size to try.
///   - stride: The cells from one copy to the next.
///   - dilation: The cells from one weight of a copy to its next.
/// - Returns: The safe sizes, the smallest first.
func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  []
}
