// expects: four-copies

let values: [Int] = [28, 28, 28, 4, 8, 16]
