// expects: wrong

let values: [Double] = [1, 0.75, 0.5625]
