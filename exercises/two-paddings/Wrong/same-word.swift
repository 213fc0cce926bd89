// expects: same-word

let sizes: [Int] = [11, 11, 1]
