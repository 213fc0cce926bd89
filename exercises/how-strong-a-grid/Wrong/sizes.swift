// expects: sizes-only

let grids: [Double] = [0.2, 1.0 / 3, 0.25, 0.2, 1.0 / 7]
