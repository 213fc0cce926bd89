// expects: added-losses

let values: [Double] = [0.5, 0.75, 1]
