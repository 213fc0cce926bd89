// expects: later-only

let correction: [Int] = [2, 3, 4]
