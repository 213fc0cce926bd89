// expects: wrong

import TensorCore

func weightGradient(_ image: Tensor, prices: Tensor, size: Int, stride: Int) -> Tensor {
  let (H, W) = (image.shape[0], image.shape[1])
  let (h, w) = (prices.shape[0], prices.shape[1])
  let (N, M) = (size, size)
  var sums = [Float](repeating: 0, count: N * M)
  for a in 0..<N {
    for b in 0..<M {
      for i in 0..<h {
        for j in 0..<w {
          let (y, x) = (i * stride + a, j * stride + b)
          if y < H && x < W {
            sums[b * M + a] += prices.scalars[i * w + j] * image.scalars[y * W + x]
          }
        }
      }
    }
  }
  return Tensor(shape: [N, M], scalars: sums)
}
