// expects: wrong

import TensorCore

func overlapCounts(size: Int, kernel: Int, stride: Int) -> Tensor {
  let length = (size - 1) * stride + kernel
  var counts = Tensor(zeros: [length, length])
  for j in 0..<size {
    for v in 0..<kernel { counts[0, j * stride + v] += 1 }
  }
  return counts
}
