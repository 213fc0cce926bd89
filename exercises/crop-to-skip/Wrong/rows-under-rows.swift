// expects: rows-under-rows

import TensorCore

func joined(_ enlarged: Tensor, skip: Tensor) -> Tensor {
  let (H, W) = (enlarged.shape[1], enlarged.shape[2])
  let (tooHigh, tooWide) = (skip.shape[1] - H, skip.shape[2] - W)
  let (row, column) = (tooHigh / 2, tooWide / 2)
  let part = skip[0..<skip.shape[0], row..<row + H, column..<column + W]
  return enlarged.shape[0] == part.shape[0]
    ? Tensor.concatenate([enlarged, part], alongAxis: 1) : enlarged
}
