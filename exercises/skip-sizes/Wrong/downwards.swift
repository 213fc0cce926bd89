// expects: downwards

let paddings: [Int] = [1, 1, 0]
