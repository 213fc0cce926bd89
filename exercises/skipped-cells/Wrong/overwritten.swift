// expects: overwritten

let output: [Int] = [0, 10, 0, 2, 0, 20, 0]
