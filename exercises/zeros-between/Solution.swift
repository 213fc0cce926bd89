import TensorCore

func enlarged(_ input: Tensor, kernel: Tensor, stride: Int) -> Tensor {
  let (height, width) = (input.shape[0], input.shape[1])
  let size = kernel.shape[0]
  var sparse = Tensor(zeros: [(height - 1) * stride + 1, (width - 1) * stride + 1])
  for row in 0..<height {
    for column in 0..<width {
      sparse[row * stride, column * stride] = input[row, column]
    }
  }
  let framed = sparse.padded(top: size - 1, bottom: size - 1, left: size - 1, right: size - 1)
  let turned = kernel.flipped(axes: [0, 1])
  var result = Tensor(zeros: [(height - 1) * stride + size, (width - 1) * stride + size])
  for row in 0..<result.shape[0] {
    for column in 0..<result.shape[1] {
      result[row, column] = (framed[row..<row + size, column..<column + size] * turned).sum()
    }
  }
  return result
}
