// expects: wrong

let pairs: [[Int]] = [[1, 2], [1, 4, 3], [1, 4, 3], [1, 2]]
