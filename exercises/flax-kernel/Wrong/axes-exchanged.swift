// expects: axes-exchanged

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  weight.flipped(axes: [2, 3]).transposed(permutation: [3, 2, 0, 1])
}
