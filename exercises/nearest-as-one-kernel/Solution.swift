import TensorCore

func oneKernel(for weight: Tensor, factor: Int) -> Tensor {
  let (kH, kW) = (weight.shape[0], weight.shape[1])
  let turned = weight.flipped(axes: [0, 1])
  var kernel = Tensor(zeros: [kH + factor - 1, kW + factor - 1])
  for row in 0..<factor {
    for column in 0..<factor {
      kernel[row..<row + kH, column..<column + kW] += turned
    }
  }
  return kernel
}
