// expects: level-row

let rows: [[Int]] = [[6, 6], [7, 1]]
