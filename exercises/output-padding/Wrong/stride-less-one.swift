// expects: stride-less-one

func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  stride - 1
}
