// expects: wrong

import TensorCore

let picture: Tensor = [[0, 1, 0], [0, 0, 0], [0, 0, 0]]
