// expects: refused

let weights: [Int] = [0.25, 0.75, 0.75, 0.25]
