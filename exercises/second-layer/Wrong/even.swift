// expects: even-first

let kernels: [Int] = [4, 2]
