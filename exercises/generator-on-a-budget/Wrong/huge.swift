// expects: wrong

let channels: [Int] = [100, 4000000000000, 1, 1000000000000, 3]
