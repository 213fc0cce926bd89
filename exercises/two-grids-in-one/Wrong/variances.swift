// expects: wrong

let parts: [Double] = [12, 9, 4, 13]
