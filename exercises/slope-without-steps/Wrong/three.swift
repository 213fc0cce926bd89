// expects: wrong

let weights: [Int] = [1, 2, 1, 0]
