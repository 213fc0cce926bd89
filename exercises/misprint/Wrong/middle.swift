// expects: wrong

let correction: [Int] = [2, 2, 27]
