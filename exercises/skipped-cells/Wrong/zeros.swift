// expects: wrong

let output: [Int] = [0, 0, 0, 0, 0, 0, 0]
