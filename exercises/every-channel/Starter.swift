/// The three channels as the loop makes them, then as they should be.
let values: [Int] = [0, 0, 0, 0, 0, 0]
