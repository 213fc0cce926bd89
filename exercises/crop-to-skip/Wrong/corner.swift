// expects: corner

import TensorCore

func joined(_ enlarged: Tensor, skip: Tensor) -> Tensor {
  let (H, W) = (enlarged.shape[1], enlarged.shape[2])
  let (tooHigh, tooWide) = (skip.shape[1] - H, skip.shape[2] - W)
  let (row, column) = (0, 0)
  let part = skip[0..<skip.shape[0], row..<row + H, column..<column + W]
  return Tensor.concatenate([enlarged, part], alongAxis: 0)
}
