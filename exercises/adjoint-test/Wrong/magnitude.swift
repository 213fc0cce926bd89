// expects: magnitude

import TensorCore

func adjointGap(
  _ u: Tensor, _ v: Tensor, back: Tensor, kernel: Tensor, stride: Int
) -> Float {
  let size = kernel.shape[0]
  let weights = kernel
  var forth = Tensor(zeros: v.shape)
  for i in 0..<v.shape[0] {
    for j in 0..<v.shape[1] {
      let (y, x) = (i * stride, j * stride)
      forth[i, j] = (u[y..<y + size, x..<x + size] * weights).sum()
    }
  }
  return abs((forth * v).sum() - (u * back).sum())
}
