// expects: kernel-turned

let output: [Int] = [12, 5, 4, 5, 8]
