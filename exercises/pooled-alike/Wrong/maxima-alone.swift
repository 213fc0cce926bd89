// expects: means-differ

import TensorCore

let pictures: [Tensor] = [
  [[9, 0, 9, 0], [0, 0, 0, 0], [9, 0, 9, 0], [0, 0, 0, 0]],
  [[1, 9, 1, 9], [1, 1, 1, 1], [1, 9, 1, 9], [1, 1, 1, 1]],
]
