// expects: stairs

let weights: [Int] = [1, 2, 2, 1]
