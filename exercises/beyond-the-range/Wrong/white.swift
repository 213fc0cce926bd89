// expects: border-only

let row: [Int] = [9, 9, 9, 9]
