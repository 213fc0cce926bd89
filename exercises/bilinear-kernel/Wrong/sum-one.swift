// expects: sum-one

func bilinearKernel(_ size: Int) -> [Double] {
  let f = Double((size + 1) / 2)
  let c = Double(size - 1) / 2
  let tent = (0..<size).map { 1 - abs(Double($0) - c) / f }
  let sum = tent.reduce(0, +)
  return tent.map { $0 / sum }
}
