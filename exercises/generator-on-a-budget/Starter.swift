/// The channels before the first layer, and after each of the four.
let channels: [Int] = [100, 1, 1, 1, 3]
