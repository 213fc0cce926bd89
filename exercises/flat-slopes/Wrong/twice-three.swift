// expects: uneven-steps

let kernel: [Int] = [2, 4, 4, 2]
