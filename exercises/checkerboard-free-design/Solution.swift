func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  var hands = Array(repeating: 0, count: stride)
  var safe: [Int] = []
  for size in 1...limit {
    hands[(size - 1) * dilation % stride] += 1
    if hands.min() == hands.max() { safe.append(size) }
  }
  return safe
}
