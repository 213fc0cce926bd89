// expects: wrong

let settings: [Int] = [3, 9, 2, 1]
