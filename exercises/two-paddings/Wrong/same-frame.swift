// expects: same-frame

let sizes: [Int] = [11, 7, 1]
