// expects: outer-weight

let values: [Double] = [0.0625, 0.25, 1]
