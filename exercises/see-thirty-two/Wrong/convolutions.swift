// expects: no-pooling

let layers: [[Int]] = [[3, 1], [3, 1], [3, 1], [3, 1], [3, 1], [3, 1], [3, 1]]
