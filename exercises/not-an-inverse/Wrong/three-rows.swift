// expects: wrong

import TensorCore

let image: Tensor = Tensor(ones: [3, 3])
