// expects: over-budget

let layers: [[Int]] = [[2, 2, 0], [4, 1, 0], [3, 3, 0]]
