// expects: quarters

import TensorCore

func unshuffled(_ image: Tensor, by factor: Int) -> Tensor {
  let (C, H, W, r) = (image.shape[0], image.shape[1] / factor, image.shape[2] / factor, factor)
  return
    image
    .reshaped(to: [C, r, H, r, W])
    .transposed(permutation: [0, 1, 3, 2, 4])
    .reshaped(to: [C * r * r, H, W])
}
