import TensorCore

func fcnWeight(channels: Int, size: Int) -> Tensor {
  let factor = (size + 1) / 2
  let center = size % 2 == 1 ? Float(factor - 1) : Float(factor) - 0.5
  let tent = (0..<size).map { 1 - abs(Float($0) - center) / Float(factor) }
  var weight = Tensor(zeros: [channels, channels, size, size])
  for channel in 0..<channels {
    for row in 0..<size {
      weight[channel, channel, row, 0..<size] += tent[row] * Tensor(tent)
    }
  }
  return weight
}
