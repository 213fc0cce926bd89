import TensorCore

func pixelShuffle(_ input: Tensor, by factor: Int) -> Tensor {
  let (N, H, W) = (input.shape[0], input.shape[2], input.shape[3])
  let channels = input.shape[1] / (factor * factor)
  let split = input.reshaped(to: [N, channels, factor, factor, H, W])
  let paired = split.transposed(permutation: [0, 1, 4, 2, 5, 3])
  return paired.reshaped(to: [N, channels, H * factor, W * factor])
}
