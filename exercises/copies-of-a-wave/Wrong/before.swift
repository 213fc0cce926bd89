// expects: no-copies

let waves: [[Int]] = [[0], [0], [2], [2]]
