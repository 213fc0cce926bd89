// expects: whole-frame

let sizes: [Int] = [11, 7, 4]
