/// The values at the corner, on the edge and inside.
let values: [Double] = [0, 0, 0]
