// expects: half-the-gradient

let slopes: [Double] = [15, 35, 30.5, 30]
