let values: [Int] = [7, 7, 7, 1, 2, 4]
