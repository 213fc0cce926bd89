// expects: sizes-counted

let doublings: [Int] = [5, 6, 9, 4]
