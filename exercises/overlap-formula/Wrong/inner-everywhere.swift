// expects: rounded-up

func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  (kernel + stride - 1) / stride
}
