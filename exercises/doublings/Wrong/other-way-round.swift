// expects: wrong

let doublings: [Int] = [3, 8, 5, 4]
