// expects: wrong

let waves: [[Int]] = [[0], [0], [6], [6]]
