/// The median of A, the median of B, and the pairs that A wins.
let numbers: [Double] = [0, 0, 0]
