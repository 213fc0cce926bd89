let grids: [Double] = [0.2, 0.2, 0.25, 0, 1.0 / 7]
