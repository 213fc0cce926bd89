// expects: one-axis

let values: [Double] = [0.75, 0.75, 1]
