/// The gradient with respect to each of the eight pixels.
let gradient: [Int] = [0, 0, 0, 0, 0, 0, 0, 0]
