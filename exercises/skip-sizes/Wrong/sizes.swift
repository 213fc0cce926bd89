// expects: wrong

let paddings: [Int] = [11, 22, 44]
