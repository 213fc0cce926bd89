/// The weights of the kernel.
let weights: [Int] = [1, 1]
