import TensorCore

func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let (N, Cin, H, W) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (Cout, kH, kW) = (weight.shape[1], weight.shape[2], weight.shape[3])
  let (height, width) = ((H - 1) * stride + kH, (W - 1) * stride + kW)
  var painted = Tensor(zeros: [N, Cout, height, width])
  for n in 0..<N {
    for c in 0..<Cin {
      for i in 0..<H {
        for j in 0..<W {
          // One copy of all kernels of this channel, [Cout, kH, kW].
          let rows = i * stride..<i * stride + kH
          let columns = j * stride..<j * stride + kW
          painted[n, 0..<Cout, rows, columns] += input[n, c, i, j] * weight[c, ...]
        }
      }
    }
  }
  return painted[
    0..<N, 0..<Cout, padding..<height - padding, padding..<width - padding]
}
