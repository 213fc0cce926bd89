let weights: [Int] = [1, 4, 6, 4, 1]
