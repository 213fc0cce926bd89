// expects: best

let numbers: [Double] = [3, 5, 9]
