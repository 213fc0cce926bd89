/// An input and its kernel, then another input and its kernel.
let pairs: [[Int]] = [[1, 2], [1, 1, 3], [1, 4], [2, 1, 1]]
