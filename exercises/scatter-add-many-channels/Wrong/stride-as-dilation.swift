// expects: stride-as-dilation
import TensorCore

func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let (N, Cin, H, W) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (Cout, kH, kW) = (weight.shape[1], weight.shape[2], weight.shape[3])
  var y = Tensor(zeros: [N, Cout, H + (kH - 1) * stride, W + (kW - 1) * stride])
  for n in 0..<N {
    for c in 0..<Cin {
      for i in 0..<H {
        for j in 0..<W {
          for u in 0..<kH {
            for v in 0..<kW {
              for o in 0..<Cout {
                y[n, o, i + u * stride, j + v * stride] += input[n, c, i, j] * weight[c, o, u, v]
              }
            }
          }
        }
      }
    }
  }
  return y.cropped(top: padding, bottom: padding, left: padding, right: padding)
}
