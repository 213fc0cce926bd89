// expects: other-end

func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  var (field, jump) = (1, 1)
  for layer in (0..<kernels.count).reversed() {
    field += (kernels[layer] - 1) * jump
    jump *= strides[layer]
  }
  return field
}
