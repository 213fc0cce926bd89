// expects: wrong

let layers: [[Int]] = [[3, 1, 0], [1, 0, 0], [2, 1, 1], [3, 2, 2], [4, 2, 1]]
