// expects: wrong

let distances: [Double] = [8, 4]
