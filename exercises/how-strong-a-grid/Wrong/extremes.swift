// expects: largest-and-smallest

let grids: [Double] = [0.2, 0.2, 1.0 / 3, 0, 1.0 / 3]
