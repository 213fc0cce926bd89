// expects: three-apart

let output: [Int] = [0, 0, 10, 2, 0, 100, 20, 0, 0]
