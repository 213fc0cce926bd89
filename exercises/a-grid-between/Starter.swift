import TensorCore

/// The picture, `[12, 12]`.
let picture: Tensor = Tensor(zeros: [12, 12])
