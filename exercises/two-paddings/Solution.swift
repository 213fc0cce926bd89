let sizes: [Int] = [11, 7, 3]
