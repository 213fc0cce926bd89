// expects: counted-from-one

let correction: [Int] = [3, 4, 6]
