let paddings: [Int] = [0, 1, 1]
