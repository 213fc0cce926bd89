// expects: sums-alone

let pairs: [[Int]] = [[1, 2], [1, 4, 3], [2, 1], [3, 4, 1]]
