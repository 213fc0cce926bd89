// expects: no-output-padding

let layers: [[Int]] = [[1, 0, 0], [3, 1, 0]]
