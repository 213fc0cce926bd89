// expects: not-divided

let slopes: [Double] = [30, 35, 3.05, 30]
