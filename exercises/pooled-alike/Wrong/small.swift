// expects: wrong

import TensorCore

let pictures: [Tensor] = [Tensor(zeros: [2, 2]), Tensor(ones: [2, 2])]
