// expects: rounded-down

func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  kernel / stride
}
