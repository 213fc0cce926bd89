// expects: rows-alone

import TensorCore

func folded(_ prices: Tensor, width: Int) -> Tensor {
  let (a, b) = (prices.shape[0] - 2 * width, prices.shape[1] - 2 * width)
  var g = Tensor(zeros: [a, b])
  for y in 0..<prices.shape[0] {
    for x in 0..<b {
      g[min(max(y - width, 0), a - 1), x] += prices[y, x + width]
    }
  }
  return g
}
