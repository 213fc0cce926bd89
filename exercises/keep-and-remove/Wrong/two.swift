// expects: two-too-few

let weights: [Int] = [1, 2, 1]
