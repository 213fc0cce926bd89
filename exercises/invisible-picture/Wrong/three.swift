// expects: three-windows

import TensorCore

let picture: Tensor = [[1, 0, 0], [0, 0, 0], [0, 0, 0]]
