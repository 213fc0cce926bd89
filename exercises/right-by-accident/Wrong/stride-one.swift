// expects: stride-one

let settings: [Int] = [20, 4, 1, 0]
