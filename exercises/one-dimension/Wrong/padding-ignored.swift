// expects: padding-ignored

let output: [Int] = [3, 12, 7, 4, 4, 8, 4]
