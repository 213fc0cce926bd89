// expects: repeating-is-perfect

let waves: [[Int]] = [[0, 12], [0], [2, 10, 14], [2]]
