// expects: wrong

let layers: [[Int]] = [[5, 1], [2, 2], [5, 1], [2, 2], [5, 1]]
