// expects: factors

let doublings: [Int] = [16, 32, 256, 8]
