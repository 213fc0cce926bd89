// expects: accident

let settings: [Int] = [21, 7, 4, 1]
