// expects: smallest-only

func forwardSizes(of output: Int, kernel: Int, stride: Int, padding: Int) -> [Int] {
  [max(1, (output - 1) * stride + kernel - 2 * padding)]
}
