// expects: slope-lost

let weights: [Int] = [3, -2, -3, 2]
