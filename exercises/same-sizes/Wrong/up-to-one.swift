// expects: one-at-most

let layers: [[Int]] = [[1, 0, 0], [2, 1, 1], [3, 1, 0], [4, 2, 1]]
