// expects: other-end

let output: [Int] = [3, 12, 7, 4, 4, 8]
