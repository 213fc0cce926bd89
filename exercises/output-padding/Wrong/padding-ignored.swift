// expects: padding-ignored

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  let rest = size - kernel
  return ((rest % stride) + stride) % stride
}
