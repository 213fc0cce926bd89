// expects: channels-in
let shape: [Int] = [1, 32, 28, 28]
