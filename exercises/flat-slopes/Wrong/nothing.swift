// expects: nothing

let kernel: [Int] = [0, 0, 0]
