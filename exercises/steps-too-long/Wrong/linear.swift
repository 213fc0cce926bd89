// expects: as-if-linear

let slopes: [Double] = [30, 30, 30, 30]
