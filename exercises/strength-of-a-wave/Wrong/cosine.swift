// expects: cosine-only

import Foundation
import TensorCore

func strength(of row: Tensor, periods: Int) -> Float {
  var sum = 0.0
  for n in 0..<row.scalarCount {
    sum += Double(row[n]) * cos(2 * .pi * Double(periods * n) / Double(row.scalarCount))
  }
  return Float(abs(sum))
}
