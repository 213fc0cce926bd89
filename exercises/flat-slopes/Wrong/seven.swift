// expects: wrong

let kernel: [Int] = [1, 2, 3, 3, 3, 2, 1]
