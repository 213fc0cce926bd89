/// The level, the strengths of both parts, and the square of the whole strength.
let parts: [Double] = [0, 0, 0, 0]
