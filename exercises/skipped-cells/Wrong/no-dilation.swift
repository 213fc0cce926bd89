// expects: no-dilation

let output: [Int] = [1, 10, 100, 0, 2, 20, 200]
