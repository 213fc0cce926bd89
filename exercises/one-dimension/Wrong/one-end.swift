// expects: one-end

let output: [Int] = [12, 7, 4, 4, 8, 4]
