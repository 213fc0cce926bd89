// expects: padding-added
let shape: [Int] = [1, 64, 32, 32]
