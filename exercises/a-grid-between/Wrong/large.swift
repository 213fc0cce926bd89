// expects: wrong

import TensorCore

let picture: Tensor = Tensor((0..<144).map { $0 % 3 == 0 ? 90 : 0 }).reshaped(to: [12, 12])
