// expects: other-kernel

let layers: [[Int]] = [[4, 1, 0], [4, 2, 1], [2, 2, 1], [4, 2, 1]]
