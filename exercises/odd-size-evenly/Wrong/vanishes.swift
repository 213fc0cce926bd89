// expects: wrong

let layers: [[Int]] = [[6, 1, 5], [8, 1, 7]]
