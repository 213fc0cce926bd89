// expects: first-message-only

let paddings: [Int] = [0, 1, 0]
