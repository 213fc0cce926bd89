import TensorCore

func convolutionMatrix(_ kernel: Tensor, height: Int, width: Int, stride: Int) -> Tensor {
  let (kH, kW) = (kernel.shape[0], kernel.shape[1])
  var rows: [Tensor] = []
  for top in Swift.stride(from: 0, through: height - kH, by: stride) {
    for left in Swift.stride(from: 0, through: width - kW, by: stride) {
      var image = Tensor(zeros: [height, width])
      image[top..<top + kH, left..<left + kW] += kernel
      rows.append(image.flattened())
    }
  }
  return Tensor(stacking: rows)
}
