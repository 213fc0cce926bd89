// expects: wrong

let slopes: [Double] = [30, 35, 30.5]
