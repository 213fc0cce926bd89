// expects: wrong

let layer: [Int] = [2, 4, 1]
