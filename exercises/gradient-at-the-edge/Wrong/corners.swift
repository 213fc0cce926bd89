// expects: corners-lost

import TensorCore

func folded(_ prices: Tensor, width: Int) -> Tensor {
  let (a, b) = (prices.shape[0] - 2 * width, prices.shape[1] - 2 * width)
  var g = prices[width..<width + a, width..<width + b]
  for k in 0..<width {
    for x in 0..<b {
      g[0, x] += prices[k, x + width]
      g[a - 1, x] += prices[a + width + k, x + width]
    }
    for y in 0..<a {
      g[y, 0] += prices[y + width, k]
      g[y, b - 1] += prices[y + width, b + width + k]
    }
  }
  return g
}
