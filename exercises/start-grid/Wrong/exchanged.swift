// expects: rows-and-columns

let start: [Int] = [20, 15, 5]
