// expects: not-doubling

let settings: [Int] = [21, 4, 3, 1]
