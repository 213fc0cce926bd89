import TensorCore

/// Two pictures, each `[4, 4]`.
let pictures: [Tensor] = [Tensor(zeros: [4, 4]), Tensor(zeros: [4, 4])]
