// expects: good-test

import TensorCore

let kernel: Tensor = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
