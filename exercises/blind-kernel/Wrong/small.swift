// expects: wrong

import TensorCore

let kernel: Tensor = [[1, 2], [3, 4]]
