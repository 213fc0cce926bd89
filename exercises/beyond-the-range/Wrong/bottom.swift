// expects: one-end

let row: [Int] = [0, 3, 3, 3]
