// expects: blocks

import TensorCore

func gridStrength(_ picture: Tensor, period: Int) -> Float {
  let (rows, columns) = (picture.shape[0] / period, picture.shape[1] / period)
  var means: [Float] = []
  for i in 0..<rows {
    for j in 0..<columns {
      let (top, left) = (i * period, j * period)
      means.append(picture[top..<top + period, left..<left + period].mean())
    }
  }
  let centre = means.reduce(0, +) / Float(means.count)
  let squares = means.map { ($0 - centre) * ($0 - centre) }
  return (squares.reduce(0, +) / Float(squares.count)).squareRoot()
}
