// expects: forward
let shape: [Int] = [1, 64, 7, 7]
