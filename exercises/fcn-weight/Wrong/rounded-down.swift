// expects: rounded-down
import TensorCore

func fcnWeight(channels: Int, size: Int) -> Tensor {
  let factor = Float(size / 2)
  let center = size % 2 == 1 ? factor - 1 : factor - 0.5
  let tent = (0..<size).map { 1 - abs(Float($0) - center) / factor }
  var weight = Tensor(zeros: [channels, channels, size, size])
  for channel in 0..<channels {
    for row in 0..<size {
      weight[channel, channel, row, 0..<size] += tent[row] * Tensor(tent)
    }
  }
  return weight
}
