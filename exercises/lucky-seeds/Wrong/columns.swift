// expects: columns-only

let numbers: [Double] = [14, 8, 2]
