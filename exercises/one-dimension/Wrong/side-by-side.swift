// expects: wrong

let output: [Int] = [3, 12, 6, 1, 4, 2, 2, 8, 4]
