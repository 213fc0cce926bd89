// expects: staircase

let kernel: [Int] = [1, 1, 1, 1, 1, 1]
