// expects: always-one

let paddings: [Int] = [1, 1, 1]
