// expects: channels-exchanged
import TensorCore

func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let (N, Cin, H, W) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (Cout, kH, kW) = (weight.shape[1], weight.shape[2], weight.shape[3])
  let (height, width) = ((H - 1) * stride + kH, (W - 1) * stride + kW)
  var y = Tensor(zeros: [N, Cout, height, width])
  for n in 0..<N {
    for c in 0..<Cin {
      for o in 0..<Cout {
        for i in 0..<H {
          for j in 0..<W {
            for u in 0..<kH {
              for v in 0..<kW {
                y[n, o, i * stride + u, j * stride + v] +=
                  input[n, c, i, j] * weight[o, c, u, v]
              }
            }
          }
        }
      }
    }
  }
  return y[0..<N, 0..<Cout, padding..<height - padding, padding..<width - padding]
}
