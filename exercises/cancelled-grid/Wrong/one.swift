// expects: one-grid

import TensorCore

let row: Tensor = [0, 3, 0, 3]
let pictures: [Tensor] = [Tensor(stacking: [row, row, row, row]), Tensor(ones: [4, 4])]
