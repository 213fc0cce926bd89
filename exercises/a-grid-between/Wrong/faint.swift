// expects: no-grid

import TensorCore

let picture: Tensor = Tensor((0..<144).map { $0 % 3 == 0 ? 1 : 0 }).reshaped(to: [12, 12])
