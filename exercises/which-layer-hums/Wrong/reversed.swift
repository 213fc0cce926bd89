// expects: exchanged

let tones: [Int] = [8000, 2000, 400, 2]
