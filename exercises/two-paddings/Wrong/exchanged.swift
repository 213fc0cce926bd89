// expects: exchanged

let sizes: [Int] = [7, 11, 3]
