/// The average distance for one picture, for two and for four.
let distances: [Double] = [-1, -1, -1]
