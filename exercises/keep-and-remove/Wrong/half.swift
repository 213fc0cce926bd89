// expects: wrong

let weights: [Int] = [1, 4, 6]
