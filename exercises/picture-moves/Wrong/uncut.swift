// expects: padding-forgotten

let shifts: [Double] = [1, 0.5, 1.5, 0]
