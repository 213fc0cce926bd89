// expects: seen-by-two

import TensorCore

let picture: Tensor = Tensor((0..<144).map { $0 % 2 == 0 ? 9 : 0 }).reshaped(to: [12, 12])
