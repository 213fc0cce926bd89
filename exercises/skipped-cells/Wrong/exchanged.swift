// expects: exchanged

let output: [Int] = [0, 2, 0, 10, 0, 20, 0, 100, 0]
