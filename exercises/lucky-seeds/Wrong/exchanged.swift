// expects: wrong

let numbers: [Double] = [8, 14, 9]
