// expects: wrong

let shifts: [Double] = [-0.5, 0.5, -1]
