// expects: product

func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  (1...limit).filter { $0 * dilation % stride == 0 }
}
