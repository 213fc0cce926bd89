// expects: level-row

let row: [Int] = [6, 6, 6, 6]
