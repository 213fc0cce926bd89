let start: [Int] = [15, 20, 5]
