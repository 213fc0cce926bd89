// expects: several-changes

let layers: [[Int]] = [[4, 1, 0], [4, 2, 2], [4, 2, 0], [4, 2, 1]]
