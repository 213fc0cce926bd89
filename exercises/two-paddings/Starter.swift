/// The cells in PyTorch's result, in JAX's result, and the padding with which JAX's fits.
let sizes: [Int] = [5, 5, 1]
