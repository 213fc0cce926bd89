// expects: mirrored

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  weight.flipped(axes: [3]).transposed(permutation: [2, 3, 0, 1])
}
