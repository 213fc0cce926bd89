import TensorCore

let picture: Tensor = [[5, 2, -1], [-3, 0, 0], [1, 0, 0]]
