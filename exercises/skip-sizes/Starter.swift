/// The output paddings of the three layers on the way up.
let paddings: [Int] = [0, 0, 0]
