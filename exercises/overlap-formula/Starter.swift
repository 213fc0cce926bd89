/// Returns how many copies of a kernel meet in one cell of a line.
///
/// - Parameters:
///   - position: The cell, from 0 to `(size - 1) * stride + kernel - 1`.
///   - size: The input's cells.
///   - kernel: The kernel's weights.
///   - stride: The cells from one copy to the next.
/// - Returns: The number of copies.
func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  // A loop over all copies takes too long.
  0
}
