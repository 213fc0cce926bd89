// expects: same-picture

import TensorCore

let pictures: [Tensor] = [Tensor(ones: [4, 4]), Tensor(ones: [4, 4])]
