// expects: wrong

let rows: [[Int]] = [[6, 2, 6], [2, 6, 2]]
