// expects: reshaped

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  let s = weight.shape
  return weight.flipped(axes: [2, 3]).reshaped(to: [s[2], s[3], s[0], s[1]])
}
