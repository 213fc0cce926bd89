// expects: wrong

let paddings: [Int] = [0, 0, 1]
