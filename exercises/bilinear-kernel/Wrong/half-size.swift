// expects: half-size

func bilinearKernel(_ size: Int) -> [Double] {
  let f = Double(size) / 2
  let c = Double(size - 1) / 2
  return (0..<size).map { 1 - abs(Double($0) - c) / f }
}
