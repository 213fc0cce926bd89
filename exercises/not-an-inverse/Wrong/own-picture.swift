// expects: own-picture

import TensorCore

let image: Tensor = [[1, 2, 2, 1], [2, 4, 4, 2], [2, 4, 4, 2], [1, 2, 2, 1]]
