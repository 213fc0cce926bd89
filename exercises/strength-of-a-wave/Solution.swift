import Foundation
import TensorCore

func strength(of row: Tensor, periods: Int) -> Float {
  let step = 2 * Double.pi * Double(periods) / Double(row.scalarCount)
  var along = 0.0
  var across = 0.0
  for (n, value) in row.scalars.enumerated() {
    along += Double(value) * cos(step * Double(n))
    across += Double(value) * sin(step * Double(n))
  }
  return Float((along * along + across * across).squareRoot())
}
