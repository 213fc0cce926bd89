// expects: symmetric

import TensorCore

let kernel: Tensor = [[4, 1, 0], [1, 7, 1], [0, 1, 4]]
