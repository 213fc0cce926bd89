// expects: wrong

let start: [Int] = [15, 20, 6]
