// expects: wrong

let row: [Int] = [0, 20, 0, 0]
