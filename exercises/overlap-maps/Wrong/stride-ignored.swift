// expects: stride-ignored

import TensorCore

func overlapCounts(size: Int, kernel: Int, stride: Int) -> Tensor {
  let length = size + kernel - 1
  var counts = Tensor(zeros: [length, length])
  for i in 0..<size {
    for j in 0..<size {
      for u in 0..<kernel {
        for v in 0..<kernel { counts[i + u, j + v] += 1 }
      }
    }
  }
  return counts
}
