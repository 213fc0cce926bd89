// expects: nothing

let distances: [Double] = [0, 0, 0]
