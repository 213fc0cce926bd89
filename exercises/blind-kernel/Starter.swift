import TensorCore

/// A kernel with which a forgotten turn is not noticed.
let kernel: Tensor = [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
