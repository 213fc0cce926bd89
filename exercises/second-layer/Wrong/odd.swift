// expects: odd-second

let kernels: [Int] = [5, 7]
