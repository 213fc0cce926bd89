// expects: rounded-down

func bilinearKernel(_ size: Int) -> [Double] {
  let factor = Double(size / 2)
  let center = size % 2 == 1 ? factor - 1 : factor - 0.5
  return (0..<size).map { 1 - abs(Double($0) - center) / factor }
}
