// expects: one-end

let layers: [[Int]] = [[4, 1, 0], [4, 2, 1], [4, 2, 1], [4, 2, 5]]
