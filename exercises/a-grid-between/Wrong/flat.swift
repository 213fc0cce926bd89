// expects: no-grid

import TensorCore

let picture: Tensor = Tensor(ones: [12, 12])
