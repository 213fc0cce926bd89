import TensorCore

func inputGradient(_ prices: Tensor, weight: Tensor, stride: Int, padding: Int) -> Tensor {
  let size = weight.shape[2]
  let framed = prices.padded(top: padding, bottom: padding, left: padding, right: padding)
  let height = (framed.shape[1] - size) / stride + 1
  let width = (framed.shape[2] - size) / stride + 1
  var result = Tensor(zeros: [weight.shape[0], height, width])
  for channel in 0..<weight.shape[0] {
    for row in 0..<height {
      for column in 0..<width {
        let (top, left) = (row * stride, column * stride)
        let touched = framed[0..<framed.shape[0], top..<top + size, left..<left + size]
        result[channel, row, column] = (touched * weight[channel, ...]).sum()
      }
    }
  }
  return result
}
