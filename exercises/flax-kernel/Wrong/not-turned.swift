// expects: not-turned

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  weight.transposed(permutation: [2, 3, 0, 1])
}
