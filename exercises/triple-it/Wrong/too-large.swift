// expects: wrong

let layer: [Int] = [3, 15, 6]
