// expects: own-stride

let tones: [Int] = [4800, 6000, 8000, 2]
