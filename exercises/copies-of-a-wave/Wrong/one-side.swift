// expects: half-of-the-copies

let waves: [[Int]] = [[0, 12], [0], [2, 14], [2, 14]]
