// expects: tiles

let layer: [Int] = [3, 3, 0]
