// expects: mirrored

import TensorCore

let kernel: Tensor = Tensor(zeros: [3, 3])
