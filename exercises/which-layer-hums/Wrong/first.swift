// expects: wrong

let tones: [Int] = [400, 2000, 8000, 1]
