// expects: same-pair

let pairs: [[Int]] = [[2, 5], [3, 7, 1], [2, 5], [3, 7, 1]]
