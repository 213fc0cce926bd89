// expects: distance-of-averages

let distances: [Double] = [4, 1, 0.148]
