// expects: uneven

let layers: [[Int]] = [[5, 8, 0]]
