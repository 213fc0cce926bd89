// expects: too-many

let weights: [Int] = [1, 5, 10, 10, 5, 1]
