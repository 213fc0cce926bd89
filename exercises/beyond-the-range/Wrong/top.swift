// expects: one-end

let row: [Int] = [9, 5, 5, 5]
