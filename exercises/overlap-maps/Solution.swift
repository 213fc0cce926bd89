import TensorCore

func overlapCounts(size: Int, kernel: Int, stride: Int) -> Tensor {
  let length = (size - 1) * stride + kernel
  var counts = Tensor(zeros: [length, length])
  for row in 0..<size {
    for column in 0..<size {
      let (top, left) = (row * stride, column * stride)
      counts[top..<top + kernel, left..<left + kernel] += 1
    }
  }
  return counts
}
