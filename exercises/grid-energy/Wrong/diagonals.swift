// expects: wrong

import TensorCore

func gridStrength(_ picture: Tensor, period: Int) -> Float {
  let (H, W) = (picture.shape[0], picture.shape[1])
  var cells = [[Float]](repeating: [], count: period)
  for i in 0..<H {
    for j in 0..<W { cells[(i + j) % period].append(picture.scalars[i * W + j]) }
  }
  let means = cells.map { $0.reduce(0, +) / Float($0.count) }
  let centre = means.reduce(0, +) / Float(means.count)
  let squares = means.map { ($0 - centre) * ($0 - centre) }
  return (squares.reduce(0, +) / Float(squares.count)).squareRoot()
}
