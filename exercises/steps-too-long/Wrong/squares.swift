// expects: wrong

let slopes: [Double] = [30, 85, 53.05, 30]
