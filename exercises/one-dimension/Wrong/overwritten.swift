// expects: overwritten

let output: [Int] = [12, 1, 4, 2, 8]
