// expects: wrong

let parts: [Double] = [12, 2, 3, 13]
