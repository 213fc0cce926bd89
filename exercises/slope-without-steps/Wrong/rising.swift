// expects: unequal-hands

let weights: [Int] = [1, 2, 4, 8]
