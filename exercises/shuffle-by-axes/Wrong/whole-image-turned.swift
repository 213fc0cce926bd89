// expects: wrong

import TensorCore

func pixelShuffle(_ input: Tensor, by factor: Int) -> Tensor {
  let r = factor
  let s = input.shape
  return input.reshaped(to: [s[0], s[1] / (r * r), s[3] * r, s[2] * r]).transposed(permutation: [
    0, 1, 3, 2,
  ])
}
