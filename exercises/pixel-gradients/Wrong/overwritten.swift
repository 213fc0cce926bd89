// expects: overwritten

let gradient: [Int] = [1, 10, 2, 20, 3, 30, 300, 0]
