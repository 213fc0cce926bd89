import TensorCore

/// An image of four by four cells that does not come back.
let image: Tensor = Tensor(zeros: [4, 4])
