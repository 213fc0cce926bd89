// expects: same-end

let rows: [[Int]] = [[6, 2], [7, 1]]
