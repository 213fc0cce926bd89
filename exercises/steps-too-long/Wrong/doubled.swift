// expects: two-steps-as-one

let slopes: [Double] = [30, 35, 30.5, 60]
