// expects: no-difference

let values: [Int] = [1, 2, 4, 1, 2, 4]
