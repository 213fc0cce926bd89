// expects: wrong

let layers: [[Int]] = [[4, 1, 9], [4, 2, 1], [4, 2, 1], [4, 2, 1]]
