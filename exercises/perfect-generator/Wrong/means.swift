// expects: means-alone

let distances: [Double] = [4, 2, 1]
