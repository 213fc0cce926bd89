// expects: not-a-share

let grids: [Double] = [1, 1, 1, 0, 1]
