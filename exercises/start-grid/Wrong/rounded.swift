// expects: rounded

let start: [Int] = [7, 10, 6]
