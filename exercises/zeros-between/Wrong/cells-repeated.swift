// expects: cells-repeated

import TensorCore

func enlarged(_ input: Tensor, kernel: Tensor, stride: Int) -> Tensor {
  let (H, W, K) = (input.shape[0], input.shape[1], kernel.shape[0])
  let (rows, columns) = ((H - 1) * stride + 1, (W - 1) * stride + 1)
  var spread = Tensor(zeros: [rows, columns])
  for i in 0..<rows {
    for j in 0..<columns { spread[i, j] = input[i / stride, j / stride] }
  }
  let around = spread.padded(top: K - 1, bottom: K - 1, left: K - 1, right: K - 1)
  let window = kernel.flipped(axes: [0, 1])
  var y = Tensor(zeros: [rows + K - 1, columns + K - 1])
  for i in 0..<rows + K - 1 {
    for j in 0..<columns + K - 1 { y[i, j] = (around[i..<i + K, j..<j + K] * window).sum() }
  }
  return y
}
