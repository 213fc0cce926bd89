// expects: refused
import Tensors

func scatterAdd(_ input: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let (N, Cin, H, W) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
  let (Cout, kH, kW) = (weight.shape[1], weight.shape[2], weight.shape[3])
  let (height, width) = ((H - 1) * stride + kH, (W - 1) * stride + kW)
  var y = Tensor(zeros: [N, Cout, height, width])
  return transposedConv2D(input, weight: weight)
}
