// expects: padding-at-one-end

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  (size + padding - kernel) % stride
}
