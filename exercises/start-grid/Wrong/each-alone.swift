// expects: each-alone

let start: [Int] = [15, 5, 7]
