// expects: exchanged

let correction: [Int] = [3, 2, 6]
