// expects: right-border

func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  let last = position / stride
  var first = 0
  if position >= kernel { first = (position - kernel) / stride + 1 }
  return max(0, last - first + 1)
}
