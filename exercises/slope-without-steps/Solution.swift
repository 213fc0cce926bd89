let weights: [Int] = [2, 5, 4, 1]
