// expects: wrong

let channels: [Int] = [48, 18, 12, 3]
