// expects: wrong

let slopes: [Double] = [20, 24, 20.4, 20]
