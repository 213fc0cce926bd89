// expects: half-of-the-factor

let doublings: [Int] = [8, 16, 128, 4]
