// expects: plain-sums

import TensorCore

let picture: Tensor = [[2, -2, 2], [-2, 2, -2], [2, -2, 2]]
