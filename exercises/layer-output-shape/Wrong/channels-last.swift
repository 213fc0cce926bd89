// expects: channels-last
let shape: [Int] = [1, 28, 28, 64]
