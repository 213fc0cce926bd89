// expects: only-the-first

func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  (1...limit).first { size in
    (0..<stride).allSatisfy { hand in
      (0..<size).filter { $0 * dilation % stride == hand }.count == size / stride
    } && size % stride == 0
  }.map { [$0] } ?? []
}
