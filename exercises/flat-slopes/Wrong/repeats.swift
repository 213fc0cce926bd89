// expects: staircase

let kernel: [Int] = [2, 2, 2]
