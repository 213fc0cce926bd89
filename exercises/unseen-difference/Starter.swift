/// The brightnesses of four pictures.
let numbers: [Double] = [4, 4, 4, 8]
