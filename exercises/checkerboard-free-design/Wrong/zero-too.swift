// expects: wrong

func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  (0...limit).filter { $0 % stride == 0 }
}
