// expects: even-first

let kernels: [Int] = [8, 5]
