// expects: sizes-below-one

func forwardSizes(of output: Int, kernel: Int, stride: Int, padding: Int) -> [Int] {
  let first = (output - 1) * stride - 2 * padding + kernel
  return (0..<stride).map { first + $0 }
}
