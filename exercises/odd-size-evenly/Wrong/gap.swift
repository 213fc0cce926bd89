// expects: uneven

let layers: [[Int]] = [[3, 2, 0], [3, 3, 0], [7, 1, 0]]
