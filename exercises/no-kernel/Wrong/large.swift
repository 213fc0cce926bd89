// expects: wrong

let rows: [[Int]] = [[0, 40], [30, 1]]
