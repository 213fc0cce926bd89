// expects: wrong

let weights: [Int] = [1, 2, 2, 2, 1]
