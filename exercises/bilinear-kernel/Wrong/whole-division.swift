// expects: whole-division

func bilinearKernel(_ size: Int) -> [Double] {
  let f = (size + 1) / 2
  let c = size % 2 == 1 ? Double(f - 1) : Double(f) - 0.5
  return (0..<size).map { 1 - Double(Int(abs(Double($0) - c)) / f) }
}
