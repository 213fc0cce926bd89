// expects: wrong

let values: [Int] = [2, 2, 2, 1, 2, 4]
