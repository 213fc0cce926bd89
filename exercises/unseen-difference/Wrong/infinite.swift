// expects: wrong

let numbers: [Double] = [.infinity, 6, 6, 2]
