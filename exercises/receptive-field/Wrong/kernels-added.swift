// expects: kernels-added

func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  kernels.reduce(0, +)
}
