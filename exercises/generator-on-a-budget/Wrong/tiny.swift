// expects: too-small

let channels: [Int] = [100, 16, 8, 4, 3]
