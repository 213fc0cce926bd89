// expects: wrong
let shape: [Int] = [64, 28, 28]
