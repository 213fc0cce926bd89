// expects: one-too-many

func forwardSizes(of output: Int, kernel: Int, stride: Int, padding: Int) -> [Int] {
  let first = (output - 1) * stride - 2 * padding + kernel
  return (first...first + stride).filter { $0 > 0 }
}
