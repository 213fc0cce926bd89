// expects: padding-ignored

func forwardSizes(of output: Int, kernel: Int, stride: Int, padding: Int) -> [Int] {
  let first = (output - 1) * stride + kernel
  return Array(first..<first + stride)
}
