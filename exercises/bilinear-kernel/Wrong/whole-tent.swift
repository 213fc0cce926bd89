// expects: whole-tent

func bilinearKernel(_ size: Int) -> [Double] {
  let factor = (size + 1) / 2
  let center = (size - 1) / 2
  return (0..<size).map { Double(1 - abs($0 - center) / factor) }
}
