/// The four weights.
let weights: [Int] = [0, 1, 1, 0]
