let kernel: [Int] = [1, 2, 3, 2, 1]
