// expects: last-to-blame

let tones: [Int] = [400, 2000, 8000, 3]
