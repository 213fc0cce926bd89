// expects: stride-ignored

let output: [Int] = [13, 12, 10]
