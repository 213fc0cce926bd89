// expects: wrong

let shifts: [Double] = [0, -0.5, 0.5, 0]
