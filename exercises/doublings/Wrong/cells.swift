// expects: cells

let doublings: [Int] = [8, 10, 16, 6]
