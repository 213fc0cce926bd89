// expects: wrong

let rows: [[Int]] = [[6, 2]]
