// expects: wrong

let layers: [[Int]] = [[2, 1, 0], [2, 2, 0], [2, 1, 0], [3, 3, 0]]
