import Foundation
import TensorCore

/// Returns how strongly a row contains a wave.
///
/// - Parameters:
///   - row: The row, shape `[N]`.
///   - periods: The wave's periods in the whole row, 0 or more.
/// - Returns: The strength, which is not negative.
func strength(of row: Tensor, periods: Int) -> Float {
  0
}
