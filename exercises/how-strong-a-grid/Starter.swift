/// The strongest image of a constant for each kernel, as a share of the constant.
let grids: [Double] = [1, 1, 1, 1, 1]
