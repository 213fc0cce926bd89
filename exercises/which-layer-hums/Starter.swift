/// The lowest tones of the three layers, and the number of the layer that hums.
let tones: [Int] = [0, 0, 0, 0]
