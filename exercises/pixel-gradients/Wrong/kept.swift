// expects: first-kept

let gradient: [Int] = [1, 10, 100, 20, 200, 30, 300, 0]
