// expects: averaged

import TensorCore

func folded(_ prices: Tensor, width: Int) -> Tensor {
  let (a, b) = (prices.shape[0] - 2 * width, prices.shape[1] - 2 * width)
  var (g, n) = (Tensor(zeros: [a, b]), Tensor(zeros: [a, b]))
  for y in 0..<prices.shape[0] {
    for x in 0..<prices.shape[1] {
      let (p, q) = (min(max(y - width, 0), a - 1), min(max(x - width, 0), b - 1))
      g[p, q] += prices[y, x]
      n[p, q] += 1
    }
  }
  return g / n
}
