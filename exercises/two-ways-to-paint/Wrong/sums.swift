// expects: sums-alone

let pairs: [[Int]] = [[1, 5], [2, 1, 1], [3, 3], [1, 1, 2]]
