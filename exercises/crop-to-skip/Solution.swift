import TensorCore

func joined(_ enlarged: Tensor, skip: Tensor) -> Tensor {
  let (H, W) = (enlarged.shape[1], enlarged.shape[2])
  let top = (skip.shape[1] - H) / 2
  let left = (skip.shape[2] - W) / 2
  let middle = skip[0..<skip.shape[0], top..<top + H, left..<left + W]
  return Tensor.concatenate([enlarged, middle], alongAxis: 0)
}
