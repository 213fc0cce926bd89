// expects: padding-once

let layers: [[Int]] = [[1, 0, 0], [2, 1, 0], [3, 2, 0], [4, 3, 0]]
