func multiplications(size: Int, channels: [Int], kernel: Int, stride: Int) -> [Int] {
  let weights = kernel * kernel * channels[0] * channels[1]
  let length = (size - 1) * stride + kernel
  return [size * size * weights, length * length * weights]
}
