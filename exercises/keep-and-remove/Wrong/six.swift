// expects: wrong

let weights: [Int] = [1, 6, 15, 20, 15, 6, 1]
