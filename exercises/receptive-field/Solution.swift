func receptiveField(kernels: [Int], strides: [Int]) -> Int {
  var (seen, apart) = (1, 1)
  for (kernel, stride) in zip(kernels, strides) {
    seen += (kernel - 1) * apart
    apart *= stride
  }
  return seen
}
