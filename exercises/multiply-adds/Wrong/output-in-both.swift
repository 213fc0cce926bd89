// expects: output-in-both

func multiplications(size: Int, channels: [Int], kernel: Int, stride: Int) -> [Int] {
  let weights = kernel * kernel * channels[0] * channels[1]
  let after = (size - 1) * stride + kernel
  return [after * after * weights, after * after * weights]
}
