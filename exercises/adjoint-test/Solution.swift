import TensorCore

func adjointGap(
  _ u: Tensor,
  _ v: Tensor,
  back: Tensor,
  kernel: Tensor,
  stride: Int
) -> Float {
  let size = kernel.shape[0]
  var forth = Tensor(zeros: v.shape)
  for row in 0..<v.shape[0] {
    for column in 0..<v.shape[1] {
      let (top, left) = (row * stride, column * stride)
      forth[row, column] = (u[top..<top + size, left..<left + size] * kernel).sum()
    }
  }
  return (forth * v).sum() - (u * back).sum()
}
