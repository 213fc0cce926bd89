// expects: same-padding

let settings: [Int] = [33, 9, 3, 4]
