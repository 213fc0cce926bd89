/// The gradient, and what a step of 1, a step of 0.1, and a step in each direction measure.
let slopes: [Double] = [0, 0, 0, 0]
