import TensorCore

/// Returns the weight with which Flax computes what PyTorch computes.
///
/// - Parameter weight: The weight of PyTorch's `ConvTranspose2d`, `[Cin, Cout, kH, kW]`.
/// - Returns: The kernel of Flax's `ConvTranspose`, `[kH, kW, Cin, Cout]`.
func flaxKernel(_ weight: Tensor) -> Tensor {
  weight
}
