// expects: odd-hands

let kernels: [Int] = [5, 2]
