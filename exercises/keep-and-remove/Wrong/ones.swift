// expects: wrong

let weights: [Int] = [1, 1, 1, 1, 1]
