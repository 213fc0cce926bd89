// expects: not-added

let correction: [Int] = [0, 2, 4]
