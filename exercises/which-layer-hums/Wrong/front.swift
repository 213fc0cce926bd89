// expects: in-front

let tones: [Int] = [4800, 1200, 400, 3]
