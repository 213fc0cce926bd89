// expects: means

let numbers: [Double] = [13.2, 11.8, 9]
