// expects: time-limit

func overlaps(at position: Int, size: Int, kernel: Int, stride: Int) -> Int {
  (0..<size).reduce(0) { count, i in
    let begin = i * stride
    return begin <= position && position < begin + kernel ? count + 1 : count
  }
}
