// expects: wrong

let kernels: [Int] = [13, 4]
