// expects: wrong

let layers: [[Int]] = [[2, 2, 0], [2, 2, 0], [2, 2, 0]]
