// expects: wrong

import TensorCore

let pictures: [Tensor] = [Tensor(zeros: [4, 4]), Tensor(ones: [4, 4])]
