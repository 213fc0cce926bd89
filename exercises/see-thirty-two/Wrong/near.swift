// expects: wrong

let layers: [[Int]] = [[3, 1], [2, 2], [3, 1], [2, 2], [3, 1], [3, 1]]
