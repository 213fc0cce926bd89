// expects: channels-exchanged

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  weight.flipped(axes: [2, 3]).transposed(permutation: [2, 3, 1, 0])
}
