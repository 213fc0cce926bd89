// expects: wrong

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  weight.flipped(axes: [0, 1, 2, 3]).transposed(permutation: [2, 3, 0, 1])
}
