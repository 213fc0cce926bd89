// expects: one-off

let layers: [[Int]] = [[2, 2, 0], [4, 4, 2]]
