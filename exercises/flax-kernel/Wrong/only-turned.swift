// expects: only-turned

import TensorCore

func flaxKernel(_ weight: Tensor) -> Tensor {
  weight.flipped(axes: [2, 3])
}
