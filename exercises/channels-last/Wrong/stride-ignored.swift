// expects: stride-ignored

import TensorCore

func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor {
  let (N, H, W, Cin) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (kH, kW, Cout) = (weight.shape[0], weight.shape[1], weight.shape[3])
  let step = 1
  var y = Tensor(zeros: [N, (H - 1) * step + kH, (W - 1) * step + kW, Cout])
  for n in 0..<N {
    for i in 0..<H {
      for j in 0..<W {
        for u in 0..<kH {
          for v in 0..<kW {
            for c in 0..<Cin {
              for o in 0..<Cout {
                y[n, i * step + u, j * step + v, o] += input[n, i, j, c] * weight[u, v, c, o]
              }
            }
          }
        }
      }
    }
  }
  return y
}
