// expects: uneven

let layer: [Int] = [3, 5, 1]
