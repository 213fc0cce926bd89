// expects: cells-kept

import TensorCore

let pictures: [Tensor] = [
  [[1, 2, 0, 0], [1, 3, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]],
  [[1, 3, 0, 0], [1, 2, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]],
]
