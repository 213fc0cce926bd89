// expects: own-channel-only

let values: [Int] = [3, 6, 12, 1, 2, 4]
