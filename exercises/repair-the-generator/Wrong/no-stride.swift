// expects: wrong

let layers: [[Int]] = [[4, 1, 0], [4, 0, 1], [4, 2, 1], [4, 2, 1]]
