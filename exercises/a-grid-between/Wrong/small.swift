// expects: wrong

import TensorCore

let picture: Tensor = Tensor((0..<36).map { $0 % 3 == 0 ? 9 : 0 }).reshaped(to: [6, 6])
