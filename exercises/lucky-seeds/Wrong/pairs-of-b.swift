// expects: pairs-of-b

let numbers: [Double] = [14, 8, 16]
