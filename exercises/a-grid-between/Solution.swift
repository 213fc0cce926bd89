import TensorCore

let stripe: Tensor = [9, 3, 3, 9, 3, 3, 9, 3, 3, 9, 3, 3]
let picture: Tensor = Tensor(stacking: (0..<12).map { _ in stripe })
