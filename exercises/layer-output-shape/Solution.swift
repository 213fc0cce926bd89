let shape: [Int] = [1, 64, 28, 28]
