// expects: enlarged-padded

import TensorCore

func joined(_ enlarged: Tensor, skip: Tensor) -> Tensor {
  let (high, wide) = (skip.shape[1] - enlarged.shape[1], skip.shape[2] - enlarged.shape[2])
  let framed = enlarged.padded(
    top: high / 2, bottom: high - high / 2, left: wide / 2, right: wide - wide / 2)
  return Tensor.concatenate([framed, skip], alongAxis: 0)
}
