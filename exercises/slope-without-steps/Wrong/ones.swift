// expects: stairs

let weights: [Int] = [1, 1, 1, 1]
