let numbers: [Double] = [14, 8, 9]
