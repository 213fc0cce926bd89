// expects: wrong

let row: [Int] = [0, 9, 0, 9, 0]
