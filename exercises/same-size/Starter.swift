/// The input's size, the convolution's, the transposed convolution's; empty if the statement is true.
let counterexample: [Int] = [0, 0, 0]
