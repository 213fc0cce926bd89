let output: [Int] = [12, 7, 4, 4, 8]
