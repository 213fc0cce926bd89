// expects: added

import TensorCore

func fcnWeight(channels: Int, size: Int) -> Tensor {
  let f = Float((size + 1) / 2)
  let c: Float = size % 2 == 1 ? f - 1 : f - 0.5
  func tent(_ x: Int) -> Float { 1 - abs(Float(x) - c) / f }
  var w = Tensor(zeros: [channels, channels, size, size])
  for a in 0..<channels {
    for b in a...a {
      for i in 0..<size {
        for j in 0..<size { w[a, b, i, j] = tent(i) + tent(j) }
      }
    }
  }
  return w
}
