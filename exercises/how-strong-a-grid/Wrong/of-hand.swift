// expects: of-the-largest-hand

let grids: [Double] = [1.0 / 3, 1.0 / 3, 0.5, 0, 0.5]
