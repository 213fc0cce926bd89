// expects: padding-ignored
let shape: [Int] = [1, 64, 30, 30]
