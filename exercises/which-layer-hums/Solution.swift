let tones: [Int] = [400, 2_000, 8_000, 2]
