// expects: small-image

import TensorCore

let image: Tensor = [[1, 2], [3, 4]]
