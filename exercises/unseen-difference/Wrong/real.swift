// expects: real-ones

let numbers: [Double] = [4, 8, 4, 4]
