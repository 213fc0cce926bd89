// expects: mirrored

import TensorCore

let kernel: Tensor = [[1, 2, 1], [3, 4, 3], [1, 2, 1]]
