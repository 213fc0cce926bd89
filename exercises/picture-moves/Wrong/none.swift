// expects: sizes-only

let shifts: [Double] = [0, 0, 0, 0]
