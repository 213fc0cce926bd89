// expects: uneven-again

let layer: [Int] = [3, 7, 2]
