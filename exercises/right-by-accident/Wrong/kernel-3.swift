// expects: accident

let settings: [Int] = [21, 3, 2, 0]
