// expects: remainder-of-size

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  size % stride
}
