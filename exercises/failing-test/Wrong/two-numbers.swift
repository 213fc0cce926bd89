// expects: seen-by-the-sum

let test: [[Int]] = [[4, 2], [1, 2, 3], [2]]
