// expects: zeros-lost

let test: [[Int]] = [[4, 2, 3], [1, 2, 0], [2]]
