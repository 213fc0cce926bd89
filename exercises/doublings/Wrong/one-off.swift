// expects: wrong

let doublings: [Int] = [4, 5, 7, 3]
