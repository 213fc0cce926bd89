// expects: centre-of-odd

func bilinearKernel(_ size: Int) -> [Double] {
  let f = Double((size + 1) / 2)
  return (0..<size).map { 1 - abs(Double($0) - (f - 1)) / f }
}
