/// The moves of the four results, in new cells to the right.
let shifts: [Double] = [9, 9, 9, 9]
