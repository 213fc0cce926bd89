// expects: one-more

let start: [Int] = [30, 40, 4]
