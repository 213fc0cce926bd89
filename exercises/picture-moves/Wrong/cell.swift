// expects: from-a-cell

let shifts: [Double] = [0.5, 0, 1, -0.5]
