// expects: wrong

let kernel: [Int] = [1, 1]
