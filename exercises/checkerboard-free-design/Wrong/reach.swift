// expects: reach

func safeKernels(upTo limit: Int, stride: Int, dilation: Int) -> [Int] {
  (1...limit).filter { (($0 - 1) * dilation + 1) % stride == 0 }
}
