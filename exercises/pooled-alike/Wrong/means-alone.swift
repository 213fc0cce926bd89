// expects: maxima-differ

import TensorCore

let pictures: [Tensor] = [
  [[4, 0, 4, 0], [0, 0, 0, 0], [4, 0, 4, 0], [0, 0, 0, 0]],
  [[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]],
]
