// expects: factor

let pairs: [[Int]] = [[2, 5], [9, 3, 6], [6, 15], [3, 1, 2]]
