// expects: wrong

let numbers: [Double] = [1, 2, 3, 4]
