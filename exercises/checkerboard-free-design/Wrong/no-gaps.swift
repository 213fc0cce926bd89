// expects: no-gaps

func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  guard dilation == 1 else { return [] }
  return (1...limit).filter { $0 >= stride }
}
