let values: [Double] = [0.5625, 0.75, 1]
