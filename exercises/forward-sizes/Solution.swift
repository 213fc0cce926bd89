func forwardSizes(of output: Int, kernel: Int, stride: Int, padding: Int) -> [Int] {
  let smallest = (output - 1) * stride + kernel - 2 * padding
  return (smallest..<smallest + stride).filter { $0 >= 1 }
}
