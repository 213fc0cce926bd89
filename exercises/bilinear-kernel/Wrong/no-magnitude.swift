// expects: no-magnitude

func bilinearKernel(_ size: Int) -> [Double] {
  let f = Double((size + 1) / 2)
  let c = Double(size - 1) / 2
  return (0..<size).map { 1 - (Double($0) - c) / f }
}
