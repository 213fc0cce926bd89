// expects: stride-two

let kernel: [Int] = [1, 3, 3, 1]
