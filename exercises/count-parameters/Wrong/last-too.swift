// expects: last-too

func parameterCount(channels: [Int], kernel: Int) -> Int {
  var total = 0
  let layers = channels.count - 1
  for layer in 0..<layers {
    let (a, b) = (channels[layer], channels[layer + 1])
    total += a * b * kernel * kernel
    if layer < layers { total += 2 * b }
  }
  return total
}
