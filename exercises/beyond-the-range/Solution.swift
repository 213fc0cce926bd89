let row: [Int] = [5, 0, 9, 4]
