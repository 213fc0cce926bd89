// expects: one-short

let layer: [Int] = [3, 6, 2]
