// expects: wrong

import TensorCore

func oneKernel(for weight: Tensor, factor: Int) -> Tensor {
  let (a, b) = (weight.shape[0], weight.shape[1])
  let w = weight.flipped(axes: [0])
  var k = Tensor(zeros: [a + factor - 1, b + factor - 1])
  for i in 0..<factor {
    for j in 0..<factor {
      k[i..<i + a, j..<j + b] += w
    }
  }
  return k
}
