import TensorCore

func unshuffled(_ image: Tensor, by factor: Int) -> Tensor {
  let (C, H, W) = (image.shape[0], image.shape[1] / factor, image.shape[2] / factor)
  let split = image.reshaped(to: [C, H, factor, W, factor])
  let exchanged = split.transposed(permutation: [0, 2, 4, 1, 3])
  return exchanged.reshaped(to: [C * factor * factor, H, W])
}
