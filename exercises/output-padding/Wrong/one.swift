// expects: wrong

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  1
}
