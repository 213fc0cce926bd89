// expects: same-picture

import TensorCore

let row: Tensor = [0, 3, 0, 3]
let pictures: [Tensor] = [Tensor(stacking: [row, row, row, row]), Tensor(stacking: [row, row, row, row])]
