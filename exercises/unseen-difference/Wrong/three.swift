// expects: wrong

let numbers: [Double] = [6, 6, 2]
