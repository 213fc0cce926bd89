// expects: wrong

let test: [[Int]] = [[4, 2, 3], [1, 2, 3], [9000000000000]]
