import TensorCore

func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int) -> Tensor {
  let (N, H, W, Cin) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (kH, kW, Cout) = (weight.shape[0], weight.shape[1], weight.shape[3])
  var painted = Tensor(zeros: [N, (H - 1) * stride + kH, (W - 1) * stride + kW, Cout])
  for n in 0..<N {
    for i in 0..<H {
      for j in 0..<W {
        for c in 0..<Cin {
          // One copy for this channel, [kH, kW, Cout].
          let copy = input[n, i, j, c] * weight[0..<kH, 0..<kW, c, 0..<Cout]
          let (top, left) = (i * stride, j * stride)
          painted[n, top..<top + kH, left..<left + kW, 0..<Cout] += copy
        }
      }
    }
  }
  return painted
}
