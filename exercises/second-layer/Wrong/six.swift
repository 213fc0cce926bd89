// expects: odd-hands

let kernels: [Int] = [7, 6]
