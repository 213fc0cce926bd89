func bilinearKernel(_ size: Int) -> [Double] {
  let factor = (size + 1) / 2
  let center = size % 2 == 1 ? Double(factor - 1) : Double(factor) - 0.5
  return (0..<size).map { 1 - abs(Double($0) - center) / Double(factor) }
}
