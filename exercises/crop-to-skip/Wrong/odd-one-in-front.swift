// expects: odd-one-in-front

import TensorCore

func joined(_ enlarged: Tensor, skip: Tensor) -> Tensor {
  let (H, W) = (enlarged.shape[1], enlarged.shape[2])
  let (tooHigh, tooWide) = (skip.shape[1] - H, skip.shape[2] - W)
  let (row, column) = ((tooHigh + 1) / 2, (tooWide + 1) / 2)
  let part = skip[0..<skip.shape[0], row..<row + H, column..<column + W]
  return Tensor.concatenate([enlarged, part], alongAxis: 0)
}
