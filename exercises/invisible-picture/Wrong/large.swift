// expects: wrong

import TensorCore

let picture: Tensor = [[50, 20, -10], [-30, 0, 0], [10, 0, 0]]
