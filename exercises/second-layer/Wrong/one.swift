// expects: wrong

let kernels: [Int] = [5]
