func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  let last = min(size - 1, position / stride)
  let first = position < kernel ? 0 : (position - kernel) / stride + 1
  return max(0, last - first + 1)
}
