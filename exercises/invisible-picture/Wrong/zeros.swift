// expects: zeros

import TensorCore

let picture: Tensor = Tensor(zeros: [3, 3])
