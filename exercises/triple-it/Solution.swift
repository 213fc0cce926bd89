let layer: [Int] = [3, 9, 3]
