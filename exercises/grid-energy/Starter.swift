import TensorCore

/// Returns how strong a grid is in a picture.
///
/// - Parameters:
///   - picture: The picture, `[H, W]`.
///   - period: After how many cells the grid repeats, at most `H` and `W`.
/// - Returns: The standard deviation of the means of all classes.
func gridStrength(_ picture: Tensor, period: Int) -> Float {
  -1
}
