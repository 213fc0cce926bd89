let distances: [Double] = [8, 4, 1.536]
