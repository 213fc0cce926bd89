// expects: wrong

let gradient: [Int] = [1, 10, 102, 20, 203, 30, 300, 1]
