// expects: stride-included

let layers: [[Int]] = [[1, 0, 0], [2, 1, 1], [3, 1, 0], [3, 2, 2], [4, 2, 1], [4, 3, 3]]
