// expects: one-long

let layer: [Int] = [3, 6, 1]
