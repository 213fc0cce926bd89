// expects: too-large

let channels: [Int] = [100, 128, 64, 32, 3]
