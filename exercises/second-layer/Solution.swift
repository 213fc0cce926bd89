let kernels: [Int] = [5, 8]
