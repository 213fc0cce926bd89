// expects: padding-once

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  let small = (size + 2 * padding - kernel) / stride + 1
  return size - ((small - 1) * stride - padding + kernel)
}
