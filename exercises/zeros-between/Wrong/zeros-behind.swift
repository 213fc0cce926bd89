// expects: zeros-behind

import TensorCore

func enlarged(_ input: Tensor, kernel: Tensor, stride: Int) -> Tensor {
  let (H, W, K) = (input.shape[0], input.shape[1], kernel.shape[0])
  var spread = Tensor(zeros: [H * stride, W * stride])
  for i in 0..<H {
    for j in 0..<W { spread[i * stride, j * stride] = input[i, j] }
  }
  let around = spread.padded(top: K - 1, bottom: K - 1, left: K - 1, right: K - 1)
  let window = kernel.flipped(axes: [0, 1])
  let (rows, columns) = (around.shape[0] - K + 1, around.shape[1] - K + 1)
  var y = Tensor(zeros: [rows, columns])
  for i in 0..<rows {
    for j in 0..<columns { y[i, j] = (around[i..<i + K, j..<j + K] * window).sum() }
  }
  return y
}
