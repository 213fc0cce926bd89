// expects: zeros

import TensorCore

let image: Tensor = Tensor(zeros: [4, 4])
