// expects: one-too-few

let weights: [Int] = [1, 3, 3, 1]
