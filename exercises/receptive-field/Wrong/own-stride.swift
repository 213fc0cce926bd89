// expects: own-stride

func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  var (field, jump) = (1, 1)
  for layer in 0..<kernels.count {
    jump *= strides[layer]
    field += (kernels[layer] - 1) * jump
  }
  return field
}
