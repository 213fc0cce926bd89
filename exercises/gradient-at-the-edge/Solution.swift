import TensorCore

func folded(_ prices: Tensor, width: Int) -> Tensor {
  let (high, wide) = (prices.shape[0], prices.shape[1])
  let (H, W) = (high - 2 * width, wide - 2 * width)
  var image = Tensor(zeros: [H, W])
  for r in 0..<high {
    let i = min(max(r - width, 0), H - 1)
    for c in 0..<wide {
      let j = min(max(c - width, 0), W - 1)
      image[i, j] += prices[r, c]
    }
  }
  return image
}
