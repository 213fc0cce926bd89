// expects: square

import Foundation
import TensorCore

func strength(of row: Tensor, periods: Int) -> Float {
  let angles = row.scalars.indices.map {
    2 * Double.pi * Double(periods * $0) / Double(row.scalarCount)
  }
  let c = zip(row.scalars, angles).reduce(0) { $0 + Double($1.0) * cos($1.1) }
  let s = zip(row.scalars, angles).reduce(0) { $0 + Double($1.0) * sin($1.1) }
  return Float(c * c + s * s)
}
