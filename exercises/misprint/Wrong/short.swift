// expects: wrong

let correction: [Int] = [2, 3]
