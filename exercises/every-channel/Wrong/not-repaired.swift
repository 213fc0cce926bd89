// expects: not-repaired

let values: [Int] = [7, 7, 7, 7, 7, 7]
