/// The input, the kernel and the stride.
let test: [[Int]] = [[1, 2, 3], [1, 1], [2]]
