// expects: unbalanced

let channels: [Int] = [100, 48, 20, 24, 3]
