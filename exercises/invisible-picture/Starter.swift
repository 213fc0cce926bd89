import TensorCore

/// A picture of which the convolution makes four zeros.
let picture: Tensor = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
