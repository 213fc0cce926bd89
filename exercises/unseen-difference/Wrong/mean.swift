// expects: mean-only

let numbers: [Double] = [3, 3, 7, 7]
