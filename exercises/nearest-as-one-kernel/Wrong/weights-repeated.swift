// expects: weights-repeated

import TensorCore

func oneKernel(for weight: Tensor, factor: Int) -> Tensor {
  let (height, width) = (weight.shape[0] * factor, weight.shape[1] * factor)
  var kernel = Tensor(zeros: [height, width])
  for row in 0..<height {
    for column in 0..<width {
      kernel[row, column] = weight[row / factor, column / factor]
    }
  }
  return kernel
}
