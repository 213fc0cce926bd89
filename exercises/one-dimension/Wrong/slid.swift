// expects: slid

let output: [Int] = [14, 9]
