/// What the transposed convolution makes of the row.
let output: [Int] = []
