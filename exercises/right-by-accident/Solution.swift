let settings: [Int] = [12, 4, 2, 1]
