import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  let channelsLast = weight.transposed(permutation: [2, 3, 0, 1])
  return channelsLast.flipped(axes: [0, 1])
}
