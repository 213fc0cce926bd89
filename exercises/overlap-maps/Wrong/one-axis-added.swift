// expects: added-axes

import TensorCore

func overlapCounts(size: Int, kernel: Int, stride: Int) -> Tensor {
  let length = (size - 1) * stride + kernel
  let axis = (0..<length).map { x in
    (0..<size).filter { (0..<kernel).contains(x - $0 * stride) }.count
  }
  var counts = Tensor(zeros: [length, length])
  for i in 0..<length {
    for j in 0..<length { counts[i, j] = Float(axis[i] + axis[j]) }
  }
  return counts
}
