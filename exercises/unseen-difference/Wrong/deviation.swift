// expects: deviation-only

let numbers: [Double] = [1, 1, 1, 5]
