let parts: [Double] = [12, 3, 2, 13]
