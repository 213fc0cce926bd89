// expects: wrong

import TensorCore

let kernel: Tensor = [[0.5, 2, 3], [4, 0, 4], [3, 2, 0.5]]
