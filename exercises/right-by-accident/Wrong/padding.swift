// expects: wrong

let settings: [Int] = [12, 2, 2, 2]
