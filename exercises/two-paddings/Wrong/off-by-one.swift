// expects: wrong

let sizes: [Int] = [11, 7, 2]
