// expects: wrong

let layers: [[Int]] = [[3, 1, 0]]
