// expects: pooled-first

let layers: [[Int]] = [[2, 2], [2, 2], [2, 2], [2, 2], [2, 2]]
