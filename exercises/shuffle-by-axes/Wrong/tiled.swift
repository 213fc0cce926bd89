// expects: tiled

import TensorCore

func pixelShuffle(_ input: Tensor, by factor: Int) -> Tensor {
  let (n, h, w) = (input.shape[0], input.shape[2], input.shape[3])
  let r = factor
  let c = input.shape[1] / (r * r)
  let axes = input.reshaped(to: [n, c, r, r, h, w])
  let moved = axes.transposed(permutation: [0, 1, 2, 4, 3, 5])
  return moved.reshaped(to: [n, c, h * r, w * r])
}
