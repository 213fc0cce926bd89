let correction: [Int] = [2, 3, 6]
