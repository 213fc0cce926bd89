// expects: as-printed

let correction: [Int] = [2, 3, 8]
