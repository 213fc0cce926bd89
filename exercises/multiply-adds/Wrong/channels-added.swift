// expects: channels-added

func multiplications(size: Int, channels: [Int], kernel: Int, stride: Int) -> [Int] {
  let weights = kernel * kernel * (channels[0] + channels[1])
  let (before, after) = (size, (size - 1) * stride + kernel)
  return [before * before * weights, after * after * weights]
}
