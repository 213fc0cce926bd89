import TensorCore

/// Returns the weight of a layer that enlarges each channel for itself, by interpolation.
///
/// - Parameters:
///   - channels: How many channels go in, and come out.
///   - size: The kernel's weights along each axis.
/// - Returns: The weight, `[channels, channels, size, size]`.
func fcnWeight(channels: Int, size: Int) -> Tensor {
  Tensor(zeros: [channels, channels, size, size])
}
