// expects: left-border

func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  let shifted = position - kernel
  let first = shifted >= 0 ? shifted / stride + 1 : -((-shifted - 1) / stride)
  return max(0, min(size - 1, position / stride) - first + 1)
}
