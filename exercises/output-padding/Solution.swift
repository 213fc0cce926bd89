func outputPadding(recovering size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
  (size + 2 * padding - kernel) % stride
}
