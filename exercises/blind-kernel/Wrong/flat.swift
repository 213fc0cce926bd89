// expects: wrong

import TensorCore

let kernel: Tensor = [1, 2, 3, 4, 0, 4, 3, 2, 1]
