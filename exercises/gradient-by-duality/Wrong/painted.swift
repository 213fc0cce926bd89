// expects: painted

import TensorCore

func inputGradient(_ prices: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let (C, D, K) = (weight.shape[0], weight.shape[1], weight.shape[2])
  let (H, W) = (prices.shape[1], prices.shape[2])
  let (h, w) = ((H - 1) * stride + K - 2 * padding, (W - 1) * stride + K - 2 * padding)
  var sums = [Float](repeating: 0, count: C * max(h, 0) * max(w, 0))
  for c in 0..<C {
    for d in 0..<D {
      for i in 0..<H * W {
        for k in 0..<K * K {
          let y = i / W * stride + k / K - padding
          let x = i % W * stride + k % K - padding
          if (0..<h).contains(y) && (0..<w).contains(x) {
            let product = prices.scalars[d * H * W + i] * weight.scalars[(c * D + d) * K * K + k]
            sums[(c * h + y) * w + x] += product
          }
        }
      }
    }
  }
  return Tensor(shape: [C, h, w], scalars: sums)
}
