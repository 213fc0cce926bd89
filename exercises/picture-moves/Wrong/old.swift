// expects: old-cells

let shifts: [Double] = [0, -0.25, 0.25, -0.5]
