// expects: negative

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  let small = (size + 2 * padding - kernel) / stride + 1
  return (small - 1) * stride - 2 * padding + kernel - size
}
