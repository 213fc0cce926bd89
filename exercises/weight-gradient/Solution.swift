import TensorCore

func weightGradient(_ image: Tensor, prices: Tensor, size: Int, stride: Int) -> Tensor {
  var gradient = Tensor(zeros: [size, size])
  for row in 0..<prices.shape[0] {
    for column in 0..<prices.shape[1] {
      let (top, left) = (row * stride, column * stride)
      let window = image[top..<top + size, left..<left + size]
      gradient = gradient + window * prices[row, column]
    }
  }
  return gradient
}
