// expects: same-end

let rows: [[Int]] = [[-6, -2], [1, 7]]
