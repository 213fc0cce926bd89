// expects: unsorted

let numbers: [Double] = [16, 5, 9]
