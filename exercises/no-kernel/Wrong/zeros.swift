// expects: zero-row

let rows: [[Int]] = [[0, 0], [7, 1]]
