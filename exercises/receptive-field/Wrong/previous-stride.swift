// expects: previous-stride

func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  var (field, before) = (1, 1)
  for layer in 0..<kernels.count {
    field += (kernels[layer] - 1) * before
    before = strides[layer]
  }
  return field
}
