// expects: padding-once
let shape: [Int] = [1, 64, 29, 29]
