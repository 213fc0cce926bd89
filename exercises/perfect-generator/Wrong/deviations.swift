// expects: deviations-alone

let distances: [Double] = [4, 2, 0.536]
