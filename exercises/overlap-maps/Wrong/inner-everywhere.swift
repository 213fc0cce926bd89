// expects: inner-everywhere

import TensorCore

func overlapCounts(size: Int, kernel: Int, stride: Int) -> Tensor {
  let length = (size - 1) * stride + kernel
  let most = (kernel + stride - 1) / stride
  return Tensor(ones: [length, length]) * Float(most * most)
}
