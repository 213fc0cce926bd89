// expects: equal-weights

let channels: [Int] = [100, 32, 32, 32, 3]
