// expects: strides-ignored

func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  1 + kernels.map { $0 - 1 }.reduce(0, +)
}
