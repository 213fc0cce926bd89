// expects: one-end

let output: [Int] = [0, 10, 0, 102, 0, 20, 0, 200]
