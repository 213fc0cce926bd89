// expects: wrong

import TensorCore

let image: Tensor = Tensor(ones: [4, 4]) / 2
