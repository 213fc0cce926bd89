// expects: wrong

func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  dilation == 1 ? (1...limit).filter { $0 % stride == 0 } : []
}
