// expects: odd-sizes

let paddings: [Int] = [1, 0, 0]
