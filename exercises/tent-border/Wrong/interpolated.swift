// expects: interpolated

let values: [Double] = [1, 1, 1]
