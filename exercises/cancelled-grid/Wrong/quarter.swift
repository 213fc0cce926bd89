// expects: wrong

import TensorCore

let row: Tensor = [0, 3, 0, 3]
let other: Tensor = [4, 0, 4, 0]
let pictures: [Tensor] = [Tensor(stacking: [row, row, row, row]), Tensor(stacking: [other, other, other, other])]
