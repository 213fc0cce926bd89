// expects: wrong

let output: [Int] = [18, 5]
